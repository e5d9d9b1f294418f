using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DeepDay3.Benchmarks;

namespace DeepDay3.Comparison;

/// <summary>Starts what is measured: our command line, and the peers' Python programs.</summary>
sealed partial class Programs(string home, string peers, string python)
{
    /// <summary>Runs one of our cases.</summary>
    public BenchmarkResult Ours(string name, int threads)
    {
        string output = Output(new ProcessStartInfo("dotnet", ["exec", Path.Combine(home, "artifacts/bin/DeepDay3.Cli/release/deepday3-cli.dll"), "bench", name, "--threads", $"{threads}", "--json"]));
        return BenchmarkResult.FromJson(output.Trim());
    }

    /// <summary>The figures that a peer prints, by key; where it prints a line a model, by "model key".</summary>
    public Dictionary<string, double> Theirs(string script, int threads)
    {
        string path = Path.Combine(peers, script);
        if (!File.Exists(path)) path = Path.Combine(home, "benchmarks/Comparison/peers", script);
        // The NumPy program takes no number of threads: its first argument is the hidden size.
        string[] arguments = script switch
        {
            "binary_addition_numpy.py" => [],
            "spoken_digit_torch.py" => ["1000", $"{threads}", "5"],
            _ => [$"{threads}"],
        };
        var figures = new Dictionary<string, double>();
        foreach (var line in Python(path, threads, arguments).Split('\n'))
        {
            string model = ModelPattern().Match(line) is { Success: true } found ? found.Groups[1].Value + " " : "";
            foreach (Match pair in FigurePattern().Matches(line))
                figures[model + pair.Groups[1].Value] = double.Parse(pair.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        }

        return figures;
    }

    /// <summary>PyTorch's milliseconds for sizes of the recurrent classifier, written model:points:hidden:batch.</summary>
    public Dictionary<string, double> RecurrentSteps(IReadOnlyList<string> sizes, int threads)
    {
        string output = Python(Path.Combine(home, "benchmarks/Comparison/peers/recurrent_torch.py"), threads, [$"{threads}", .. sizes]);
        return SizePattern().Matches(output).ToDictionary(found => found.Groups[1].Value, found => double.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>What the peers are, such as their versions.</summary>
    public string Versions() => Python("-c", 1,
        ["import torch, numpy, gensim; print(f'PyTorch {torch.__version__}, NumPy {numpy.__version__}, gensim {gensim.__version__}')"]).Trim();

    string Python(string script, int threads, string[] arguments)
    {
        var start = new ProcessStartInfo(python, [script, .. arguments]);
        start.Environment["OPENBLAS_NUM_THREADS"] = start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        return Output(start);
    }

    static string Output(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
    }

    [GeneratedRegex(@"(\w+)=([0-9.]+)(?=\s|$)")]
    private static partial Regex FigurePattern();

    [GeneratedRegex(@"model=(\w+)")]
    private static partial Regex ModelPattern();

    [GeneratedRegex(@"size=(\S+) ms=([0-9.]+)")]
    private static partial Regex SizePattern();
}
