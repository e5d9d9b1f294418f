using System.CommandLine;
using DeepDay3.Data;
using Spectre.Console;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 data list</c>: names, tasks, licences, and what is on this machine.</summary>
static class DataListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the data sets and says which are on this machine.");
        command.SetAction(_ => List());
        return command;
    }

    static int List()
    {
        DatasetStore store = DatasetStore.FromEnvironment();
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            foreach (Dataset set in DatasetCatalog.All)
                Console.WriteLine($"{set.Name,-16} {State(store, set),-24} {DataCommand.Size(set.DownloadSize),-13} {set.Title}: {set.Task}. Licence: {set.Licence}");
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded);
            foreach (string column in new[] { "name", "on this machine", "download" })
                table.AddColumn(column, one => one.NoWrap());
            table.AddColumns("what", "licence");
            foreach (Dataset set in DatasetCatalog.All)
                table.AddRow([.. new[] { set.Name, State(store, set), DataCommand.Size(set.DownloadSize), set.Title, set.Licence }.Select(Markup.Escape)]);
            AnsiConsole.Write(table);
        }
        Console.WriteLine($"looked in {(store.DataFolder is { } folder ? $"{folder} ($DEEPDAY3_DATA) and " : "")}{store.CacheFolder}; get one with: deepday3 data fetch NAME");
        return DataCommand.Good;
    }

    static string State(DatasetStore store, Dataset set)
    {
        FoundFile?[] found = [.. set.Files.Select(store.Find)];
        int count = found.Count(file => file is not null);
        return count == 0 ? "no" : count < found.Length ? $"{count} of {found.Length} files" : found[0]!.Where == DatasetStore.CachePlace ? "in the cache" : found[0]!.Where;
    }
}
