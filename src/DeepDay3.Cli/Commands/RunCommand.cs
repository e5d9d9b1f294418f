using System.CommandLine;
using DeepDay3.Cli.Progress;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Running;
using Spectre.Console;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 run</c>: executes notebooks without a screen.</summary>
static class RunCommand
{
    const int Passed = 0;
    const int Failed = 1;
    const int Usage = 2;
    const int Interrupted = 130;

    static readonly Argument<string[]> Notebooks = new("notebook")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Notebooks, or folders of notebooks; all of notebooks/ when none is named.",
    };

    static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Sets the parameter \"profile\" of notebooks that declare it: fast or full.",
        HelpName = "fast|full",
    };

    static readonly Option<string> Out = new("--out")
    {
        Description = "Where the executed notebooks, their pages and report.json go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "executed"),
    };

    static readonly Option<bool> InPlace = new("--in-place") { Description = "Writes the outputs of notebooks that passed back into them." };

    static readonly Option<double?> Timeout = new("--timeout") { Description = "Seconds that one notebook may take.", HelpName = "SECONDS" };

    static readonly Option<int?> Jobs = new("--jobs")
    {
        Description = "Notebooks that run at once; they share the processors. Without it as many as processors and memory allow, and one with --in-place, so that the times in a notebook are those of the whole machine.",
        HelpName = "N",
    };

    /// <summary>What the largest notebooks of the collection take, with room to spare.</summary>
    const long NotebookBytes = 3L << 30;

    static readonly Option<bool> Solutions = new("--solutions") { Description = "Puts the solutions of notebooks/solutions/ into the exercise cells; each has to pass then." };

    static readonly Option<string[]> Parameters = new("-P")
    {
        Description = "Sets a variable of the cell tagged \"parameters\"; may be repeated.",
        HelpName = "name=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Create()
    {
        var command = new Command("run", "Executes notebooks, each in a process of its own, and writes what came of it.")
        {
            Notebooks, Profile, Out, InPlace, Timeout, Jobs, Solutions, Parameters,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        try
        {
            var options = ReadOptions(result);
            var targets = NotebookFinder.Find(result.GetValue(Notebooks) ?? [], Home.Collection);
            var report = await WatchAsync(progress => NotebookRunner.RunAsync(targets, options, progress, cancellation), targets);
            var folder = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(options.OutputFolder));
            Console.WriteLine(FormattableString.Invariant(
                $"{report.Passed} passed, {report.Failed} failed in {report.Seconds:0.0} s; executed notebooks, pages and report.json are in {folder}"));
            return report.Failed == 0 ? Passed : Failed;
        }
        catch (Exception e) when (e is UsageException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"deepday3 run: {e.Message.TrimEnd('.')}");
            return Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("deepday3 run: stopped; notebooks that had finished are written, the others are not");
            return Interrupted;
        }
    }

    static Task<RunReport> WatchAsync(Func<IRunProgress, Task<RunReport>> run, IReadOnlyList<NotebookTarget> targets)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) return run(new PlainProgress(Console.Out));
        return TerminalProgress.WatchAsync(run, targets, AnsiConsole.Console);
    }

    static RunOptions ReadOptions(ParseResult result)
    {
        var profile = result.GetValue(Profile);
        if (profile is not (null or "fast" or "full")) throw new UsageException($"--profile {profile}: fast or full was expected");
        var timeout = result.GetValue(Timeout);
        if (timeout is not (null or (> 0 and < 1e7))) throw new UsageException("--timeout: a number of seconds greater than 0 was expected");
        var inPlace = result.GetValue(InPlace);
        var jobs = result.GetValue(Jobs) ?? (inPlace ? 1 : DefaultJobs());
        if (jobs < 1) throw new UsageException("--jobs: a number of at least 1 was expected");
        return new RunOptions
        {
            OutputFolder = result.GetValue(Out)!,
            ChildCommand = RunOneCommand.CommandLine(),
            Profile = profile,
            Parameters = [.. (result.GetValue(Parameters) ?? []).Select(ReadParameter)],
            Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Jobs = jobs,
            InPlace = inPlace,
            Solutions = result.GetValue(Solutions),
        };
    }

    static int DefaultJobs() => (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / NotebookBytes, 1, Environment.ProcessorCount);

    static KeyValuePair<string, string> ReadParameter(string text)
    {
        var separator = text.IndexOf('=', StringComparison.Ordinal);
        if (separator <= 0) throw new UsageException($"-P {text}: name=value was expected");
        return new(text[..separator], text[(separator + 1)..]);
    }
}
