using System.CommandLine;
using System.Diagnostics;
using DeepDay3.Benchmarks;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 bench</c>: how fast the tensor library and the package are on this machine.</summary>
static class BenchCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "What to measure; everything when nothing is named. Sizes may follow an @: spoken_digit_gru@points=100,batch=1.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var threads = new Option<int>("--threads") { Description = "Threads of the tensor library.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var json = new Option<bool>("--json") { Description = "One JSON object a case: case, unit, value, threads, samples, smallest, largest." };
        var list = new Option<bool>("--list") { Description = "Names the cases and measures nothing." };
        var command = new Command("bench", "Measures the speed of the tensor library and of the package: the median of 5 measurements or more, after a warm-up.") { names, threads, json, list };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            parsed.GetValue(list) ? List() : Run(parsed.GetValue(names) ?? [], parsed.GetValue(threads), parsed.GetValue(json), cancellation)));
        return command;
    }

    static int List()
    {
        foreach (var name in BenchmarkSuite.Names) Console.WriteLine($"{name,-26} {BenchmarkSuite.Describe(name)}");
        return 0;
    }

    static int Run(string[] names, int threads, bool json, CancellationToken cancellation)
    {
        if (threads < 1) return Refuse($"--threads {threads}: 1 or more was expected");
        if (names.FirstOrDefault(name => !BenchmarkSuite.Knows(name)) is { } unknown)
            return Refuse($"there is no benchmark \"{unknown}\"; there are {string.Join(", ", BenchmarkSuite.Names)}");
        if (names.Length != 1)
        {
            // A process each: what one case makes the runtime optimise for must not slow the next.
            foreach (var name in names.Length == 0 ? BenchmarkSuite.Names : names)
                if (RunApart(name, threads, json, cancellation) is not 0 and var code) return code;
            return 0;
        }

        try
        {
            var result = BenchmarkRunner.Run(names[0], threads, cancellation);
            Console.WriteLine(json ? result.ToJson() : result.ToString());
            return 0;
        }
        catch (ArgumentException e)
        {
            return Refuse(e.Message);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    static int RunApart(string name, int threads, bool json, CancellationToken cancellation)
    {
        string[] arguments = ["exec", Environment.GetCommandLineArgs()[0], "bench", name, "--threads", $"{threads}", .. json ? new[] { "--json" } : []];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })!;
        using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.WaitForExit();
        return cancellation.IsCancellationRequested ? 130 : process.ExitCode;
    }

    static int Refuse(string message)
    {
        Console.Error.WriteLine($"deepday3: {message}");
        return 2;
    }
}
