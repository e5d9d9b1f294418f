using System.Net;
using System.Text;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Pages;

/// <summary>An executed notebook as one HTML file that needs nothing else: no script, no network.</summary>
public static class NotebookPage
{
    /// <summary>The page.</summary>
    /// <param name="document">The notebook with its outputs.</param>
    /// <param name="fallbackTitle">The title when the notebook has no heading.</param>
    public static string Render(NotebookDocument document, string fallbackTitle)
    {
        var prose = new MarkdownRenderer();
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

        var title = WebUtility.HtmlEncode(prose.FirstHeading ?? fallbackTitle);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }

    static void WriteCode(StringBuilder body, NotebookCell cell, MarkdownRenderer prose)
    {
        if (string.IsNullOrWhiteSpace(cell.Source) && cell.Outputs.Count == 0) return;
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
