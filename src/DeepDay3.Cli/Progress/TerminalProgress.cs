using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Running;
using Spectre.Console;

namespace DeepDay3.Cli.Progress;

/// <summary>For each running notebook a bar with its cell, its seconds and the last line of its output; a line for each that is done.</summary>
sealed partial class TerminalProgress(ProgressContext context, IAnsiConsole console) : IRunProgress
{
    const int MaximumLine = 40;

    readonly ConcurrentDictionary<NotebookTarget, Bar> bars = [];

    public static async Task<RunReport> WatchAsync(Func<IRunProgress, Task<RunReport>> run, IReadOnlyList<NotebookTarget> targets, IAnsiConsole console)
    {
        RunReport? report = null;
        await console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var all = targets.Count > 1 ? context.AddTask("all notebooks", maxValue: targets.Count) : null;
                var progress = new TerminalProgress(context, console);
                progress.NotebookDone += () => all?.Increment(1);
                report = await run(progress);
            });
        return report!;
    }

    event Action? NotebookDone;

    public void Started(NotebookTarget notebook, int cells) =>
        bars[notebook] = new Bar(context.AddTask(Markup.Escape(notebook.Name), maxValue: Math.Max(1, cells)), notebook.Name, cells);

    public void CellStarted(NotebookTarget notebook, int cell)
    {
        if (bars.TryGetValue(notebook, out var bar)) bar.Show(cell, "");
    }

    public void Printed(NotebookTarget notebook, string line)
    {
        if (bars.TryGetValue(notebook, out var bar)) bar.Show(bar.Cell, Shorten(Unprintable().Replace(line, "").Trim()));
    }

    public void Finished(NotebookTarget notebook, NotebookReport report)
    {
        if (bars.TryRemove(notebook, out var bar)) bar.Complete();
        NotebookDone?.Invoke();
        var colour = report.Status == RunStatus.Passed ? "green" : "red";
        var lines = PlainProgress.Describe(report).Select(Markup.Escape).ToList();
        console.MarkupLine($"[{colour}]{lines[0]}[/]");
        foreach (var line in lines.Skip(1)) console.MarkupLine(line);
    }

    static string Shorten(string line) =>
        line.Length <= MaximumLine ? line : line[..(char.IsHighSurrogate(line[MaximumLine - 1]) ? MaximumLine - 1 : MaximumLine)] + "...";

    // Colours and cursor movements of a cell would disturb the bars.
    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|[\p{Cc}\p{Cf}]")]
    private static partial Regex Unprintable();

    sealed class Bar(ProgressTask task, string name, int cells)
    {
        public int Cell { get; private set; } = 1;

        public void Show(int cell, string line)
        {
            Cell = cell;
            task.Value = cell - 1;
            task.Description = Markup.Escape($"{name} cell {cell}/{cells} {line}".TrimEnd());
        }

        public void Complete() => task.Value = task.MaxValue;
    }
}
