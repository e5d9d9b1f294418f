using System.CommandLine;
using DeepDay3.Data;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 data verify</c>: compares the files on this machine with the published sizes and hashes.</summary>
static class DataVerifyCommand
{
    static readonly Argument<string[]> Names = new("name") { Arity = ArgumentArity.ZeroOrMore, Description = "Data sets; all that are on this machine when none is named." };

    public static Command Create()
    {
        var command = new Command("verify", "Compares the files on this machine with the published sizes and hashes.") { Names };
        command.SetAction((result, cancellation) => Task.Run(() => Verify(result.GetValue(Names) ?? [], cancellation), cancellation));
        return command;
    }

    static int Verify(string[] names, CancellationToken cancellation)
    {
        try
        {
            DatasetStore store = DatasetStore.FromEnvironment();
            int good = 0, bad = 0;
            foreach ((Dataset set, DatasetFile file) in DataCommand.Find(names).SelectMany(set => set.Files.Select(file => (set, file))))
            {
                cancellation.ThrowIfCancellationRequested();
                FoundFile? found = store.Find(file);
                // Without names, what is not there is no fault.
                if (found is null && names.Length == 0)
                    continue;
                string? problem = found is null ? $"is not on this machine; run ./deepday3 data fetch {set.Name}" : Problem(found);
                Console.WriteLine($"{(problem is null ? "good" : "bad"),-5} {set.Name,-16} {found?.Path ?? file.Download.Path}{(problem is null ? "" : " " + problem)}");
                _ = problem is null ? good++ : bad++;
            }
            Console.WriteLine($"{good} good, {bad} bad");
            return bad == 0 ? DataCommand.Good : DataCommand.Bad;
        }
        catch (ArgumentException error)
        {
            DataCommand.Complain("verify", error.Message);
            return DataCommand.Usage;
        }
        catch (OperationCanceledException)
        {
            DataCommand.Complain("verify", "stopped");
            return DataCommand.Interrupted;
        }
    }

    static string? Problem(FoundFile found)
    {
        try
        {
            return found.Problem() is { } problem ? $"{problem}; delete it and run ./deepday3 data fetch" : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({error.Message.TrimEnd('.')})";
        }
    }
}
