using DeepDay3.Data;
using DeepDay3.Data.Downloads;
using Spectre.Console;

namespace DeepDay3.Cli.Progress;

/// <summary>A bar for each file of a download.</summary>
sealed class TerminalDownloadProgress(ProgressContext context) : IProgress<DownloadProgress>
{
    readonly Dictionary<DatasetFile, ProgressTask> bars = [];

    public static Task WatchAsync(Func<IProgress<DownloadProgress>, Task> fetch) => AnsiConsole.Progress()
        .AutoClear(false)
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn(), new RemainingTimeColumn())
        .StartAsync(context => fetch(new TerminalDownloadProgress(context)));

    public void Report(DownloadProgress value)
    {
        if (!bars.TryGetValue(value.File, out ProgressTask? bar))
            bars[value.File] = bar = context.AddTask(Markup.Escape(value.File.Name));
        bar.IsIndeterminate = value.Total is null;
        if (value.Total is { } total)
            bar.MaxValue = Math.Max(1, total);
        bar.Value = value.Stage == DownloadStage.Done ? bar.MaxValue : value.Received;
        bar.Description = Markup.Escape(value.Stage switch
        {
            DownloadStage.Waiting => $"{value.File.Name}: another process downloads it",
            DownloadStage.Retrying => $"{value.File.Name}: {value.Note}",
            DownloadStage.Checking => $"{value.File.Name}: checking",
            _ => value.File.Name,
        });
    }
}
