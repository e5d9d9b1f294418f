using System.Net;
using System.Text;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Progress;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises.Rendering;

/// <summary>What <see cref="Exercise.Dashboard"/> shows: what is done, what is next, and the fast track.</summary>
/// <param name="summary">The progress.</param>
/// <param name="directory">The folder of the notebook that shows it, for links.</param>
[TypeFormatterSource(typeof(DashboardFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Dashboard(ProgressSummary summary, string directory)
{
    const int BarWidth = 20;

    /// <summary>The page: text keeps the host's colours, bars are translucent, and every number stands in words.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div style=\"max-width:52rem\">");
        html.Append($"<div><strong>{summary.Passed} of {summary.Total} exercises passed</strong></div>");
        foreach (string problem in Problems)
            html.Append($"<div>{Text(problem)}</div>");
        html.Append(summary.Next is { } next
            ? $"<div style=\"margin:.4em 0\">Next: {Link(next)} · {Text(next.Title)}</div>"
            : summary.Total > 0 ? "<div style=\"margin:.4em 0\">All done.</div>" : "");
        html.Append("<table style=\"border-collapse:collapse\"><thead><tr><th scope=\"col\" style=\"text-align:left\">notebook</th><th scope=\"col\" style=\"text-align:left\">passed</th><th scope=\"col\"></th></tr></thead><tbody>");
        foreach (NotebookProgress notebook in summary.Notebooks)
        {
            int percent = notebook.Passed * 100 / notebook.Exercises.Count;
            html.Append($"<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal;padding-right:1em\">{Anchor(notebook.Notebook, notebook.Notebook)}</th><td style=\"padding-right:1em\">{notebook.Passed} of {notebook.Exercises.Count}</td>");
            html.Append($"<td><div aria-hidden=\"true\" style=\"width:12rem;height:.6em;background:rgba(130,138,150,.3);border-radius:.3em\"><div style=\"width:{percent}%;height:100%;background:rgb(46,160,67);border-radius:.3em\"></div></div></td></tr>");
        }
        html.Append("</tbody></table>");
        if (summary.FastTrack.Count > 0)
        {
            html.Append($"<div style=\"margin-top:.6em\"><strong>Fast track: {Done} of {summary.FastTrack.Count}</strong></div><ul style=\"margin:.2em 0;list-style:none;padding-left:0\">");
            foreach (IGrouping<string, ExerciseDefinition> notebook in summary.FastTrack.GroupBy(exercise => exercise.Notebook))
            {
                IEnumerable<string> marks = notebook.Select(exercise => $"<span title=\"{Text(exercise.Title)}\" style=\"white-space:nowrap\">{Mark(exercise)} {Text(exercise.Id)}{(summary.IsPassed(exercise) ? " (passed)" : "")}</span>");
                html.Append($"<li>{Anchor(notebook.Key, notebook.Key)}: {string.Join(" · ", marks)}</li>");
            }
            html.Append("</ul>");
        }
        return html.Append("</div>").ToString();
    }

    /// <summary>The same as text.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{summary.Passed} of {summary.Total} exercises passed" };
        lines.AddRange(Problems);
        if (summary.Next is { } next)
            lines.Add($"next: {next.Id} · {next.Title} ({next.Notebook})");
        lines.AddRange(summary.Notebooks.Select(notebook => $"  {NotebookProgress.Bar(notebook.Passed, notebook.Exercises.Count, BarWidth)} {notebook.Passed,2} of {notebook.Exercises.Count,2}  {notebook.Notebook}"));
        if (summary.FastTrack.Count > 0)
            lines.Add($"fast track: {Done} of {summary.FastTrack.Count}");
        lines.AddRange(summary.FastTrack.GroupBy(exercise => exercise.Notebook).Select(notebook => $"  {string.Join("  ", notebook.Select(exercise => $"{Mark(exercise)} {exercise.Id}"))}"));
        return string.Join("\n", lines);
    }

    string Mark(ExerciseDefinition exercise) => summary.IsPassed(exercise) ? "✓" : "○";

    int Done => summary.FastTrack.Count(summary.IsPassed);

    IEnumerable<string> Problems => summary.State.Problem is { } problem ? summary.Catalog.Problems.Append(problem) : summary.Catalog.Problems;

    string Link(ExerciseDefinition exercise) => Anchor(exercise.Notebook, exercise.Id);

    // A notebook that is not there yet, or a dashboard outside of the collection, gets no link.
    string Anchor(string notebook, string text)
    {
        if (summary.Catalog.Folder is not { } folder || Path.Combine(folder, notebook + ".ipynb") is var file && !File.Exists(file))
            return Text(text);
        string relative = Path.GetRelativePath(directory, file).Replace('\\', '/');
        return $"<a href=\"{WebUtility.HtmlEncode(relative)}\">{Text(text)}</a>";
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
