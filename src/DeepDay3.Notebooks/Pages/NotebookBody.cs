using System.Text;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Pages;

/// <summary>The cells of a notebook as HTML, without a page around them.</summary>
static class NotebookBody
{
    public static string Render(NotebookDocument document, MarkdownRenderer prose)
    {
        var body = new StringBuilder();
        foreach (var cell in document.Cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Markdown:
                    body.Append("<section class=\"prose\">\n").Append(prose.Render(cell.Source)).Append("</section>\n");
                    break;
                case CellKind.Code:
                    WriteCode(body, cell, prose);
                    break;
            }
        }

        return body.ToString();
    }

    static void WriteCode(StringBuilder body, NotebookCell cell, MarkdownRenderer prose)
    {
        if (string.IsNullOrWhiteSpace(cell.Source) && cell.Outputs.Count == 0) return;
        prose.Sections[^1].Code.Append(cell.Source).Append('\n');
        var label = cell.ExecutionCount is { } count ? $"[{count}]" : "[ ]";
        body.Append("<section class=\"code\"");
        if (cell.ExecutionCount is { } number && !cell.Tags.Contains("injected-parameters")) body.Append($" id=\"cell-{number}\"");
        body.Append($">\n<span class=\"count\">{label}</span>\n<pre class=\"source\"><code>").Append(CodeColouring.Render(cell.Source)).Append("</code></pre>\n");
        var outputs = cell.Outputs;
        if (outputs.Count > 0)
        {
            body.Append("<div class=\"outputs\">\n");
            foreach (var output in outputs) body.Append(OutputRenderer.Render(output, prose)).Append('\n');
            body.Append("</div>\n");
        }

        body.Append("</section>\n");
    }
}
