using DeepDay3.Data.Downloads;

namespace DeepDay3.Cli.Progress;

/// <summary>A line for each event of a download, for logs and pipes.</summary>
sealed class PlainDownloadProgress(TextWriter output) : IProgress<DownloadProgress>
{
    public void Report(DownloadProgress value)
    {
        string? line = value.Stage switch
        {
            DownloadStage.Waiting => "waits for another process that downloads it",
            DownloadStage.Retrying => value.Note,
            DownloadStage.Done => $"{value.Note} ({value.Received} bytes)",
            // The line comes when there is something to tell.
            _ => null,
        };
        if (line is not null)
            output.WriteLine($"{value.File.Name}: {line}");
    }
}
