using System.Collections.Concurrent;
using DeepDay3.Notebooks.Running;
using Spectre.Console;

namespace DeepDay3.Cli.Progress;

/// <summary>A bar for each running notebook, and a line for each that is done.</summary>
sealed class TerminalProgress(ProgressContext context) : IRunProgress
{
    readonly ConcurrentDictionary<NotebookTarget, ProgressTask> bars = [];

    public static async Task<RunReport> WatchAsync(Func<IRunProgress, Task<RunReport>> run, IReadOnlyList<NotebookTarget> targets)
    {
        RunReport? report = null;
        await AnsiConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var all = targets.Count > 1 ? context.AddTask("all notebooks", maxValue: targets.Count) : null;
                var progress = new TerminalProgress(context);
                progress.NotebookDone += () => all?.Increment(1);
                report = await run(progress);
            });
        return report!;
    }

    event Action? NotebookDone;

    public void Started(NotebookTarget notebook, int cells) =>
        bars[notebook] = context.AddTask(Markup.Escape(notebook.Name), maxValue: Math.Max(1, cells));

    public void CellStarted(NotebookTarget notebook, int cell)
    {
        if (!bars.TryGetValue(notebook, out var bar)) return;
        bar.Value = cell - 1;
        bar.Description = Markup.Escape($"{notebook.Name} cell {cell}");
    }

    public void Finished(NotebookTarget notebook, NotebookReport report)
    {
        if (bars.TryRemove(notebook, out var bar)) bar.Value = bar.MaxValue;
        NotebookDone?.Invoke();
        var colour = report.Status == RunStatus.Passed ? "green" : "red";
        var lines = PlainProgress.Describe(report).Select(Markup.Escape).ToList();
        AnsiConsole.MarkupLine($"[{colour}]{lines[0]}[/]");
        foreach (var line in lines.Skip(1)) AnsiConsole.MarkupLine(line);
    }
}
