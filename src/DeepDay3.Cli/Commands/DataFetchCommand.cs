using System.CommandLine;
using DeepDay3.Cli.Progress;
using DeepDay3.Data;
using DeepDay3.Data.Downloads;
using Spectre.Console;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 data fetch</c>: downloads data sets into the per-user cache.</summary>
static class DataFetchCommand
{
    static readonly Argument<string[]> Names = new("name") { Arity = ArgumentArity.OneOrMore, Description = "Data sets, as deepday3 data list names them." };

    public static Command Create()
    {
        var command = new Command("fetch", "Downloads data sets into the per-user cache, and checks them.") { Names };
        command.SetAction((result, cancellation) => FetchAsync(result.GetRequiredValue(Names), cancellation));
        return command;
    }

    static async Task<int> FetchAsync(string[] names, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<Dataset> sets = DataCommand.Find(names);
            using var downloader = new DatasetDownloader(DatasetStore.FromEnvironment());
            foreach (Dataset set in sets)
                Console.WriteLine($"{set.Name}: {set.Title}. Licence: {set.Licence}. Please cite: {set.Citation}");
            DatasetFile[] files = [.. sets.SelectMany(set => set.Files)];
            if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
                await FetchAllAsync(downloader, files, new PlainDownloadProgress(Console.Out), cancellation);
            else
                await TerminalDownloadProgress.WatchAsync(progress => FetchAllAsync(downloader, files, progress, cancellation));
            Console.WriteLine($"{files.Length} {(files.Length == 1 ? "file is" : "files are")} there and checked");
            return DataCommand.Good;
        }
        catch (ArgumentException error)
        {
            DataCommand.Complain("fetch", error.Message);
            return DataCommand.Usage;
        }
        catch (DatasetException error)
        {
            DataCommand.Complain("fetch", error.Message);
            return DataCommand.Bad;
        }
        catch (OperationCanceledException)
        {
            DataCommand.Complain("fetch", "stopped; what has come is kept, and the same command goes on from there");
            return DataCommand.Interrupted;
        }
    }

    static async Task FetchAllAsync(DatasetDownloader downloader, DatasetFile[] files, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        foreach (DatasetFile file in files)
            await downloader.FetchAsync(file, progress, cancellation);
    }
}
