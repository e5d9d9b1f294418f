using System.CommandLine;
using System.Runtime.InteropServices;
using DeepDay3.Comparison;

var home = new Option<string>("--home") { Description = "The repository.", DefaultValueFactory = _ => Environment.CurrentDirectory };
var rounds = new Option<int>("--rounds") { Description = "How often ours and theirs are measured in turn.", DefaultValueFactory = _ => 3 };
var peers = new Option<string?>("--peers") { Description = "The folder of the peers' programs; ../shared/peers beside the repository by default." };
var python = new Option<string>("--python") { Description = "The Python that has PyTorch, NumPy and gensim.", DefaultValueFactory = _ => "/usr/bin/python3" };
var only = new Option<string?>("--only") { Description = "Cases, with commas between them; nothing is written then." };
var noCurves = new Option<bool>("--no-curves") { Description = "Leave the curves out." };
var output = new Option<string?>("--out") { Description = "Where performance.md and images/ go; docs by default." };
var root = new RootCommand("Measures DeepDay3 beside its peers, in turn, and writes docs/performance.md.") { home, rounds, peers, python, only, noCurves, output };
root.SetAction(parsed =>
{
    string repository = Path.GetFullPath(parsed.GetRequiredValue(home));
    var programs = new Programs(repository, parsed.GetValue(peers) ?? Path.Combine(repository, "../shared/peers"), parsed.GetRequiredValue(python));
    string[]? chosen = parsed.GetValue(only)?.Split(',');
    Row[] rows = [.. Row.All.Where(row => chosen is null || chosen.Contains(row.Case))];
    if (rows.Length == 0)
    {
        Console.Error.WriteLine($"--only {parsed.GetValue(only)}: none of these is in the table; there are {string.Join(", ", Row.All.Select(row => row.Case).Distinct())}");
        return 2;
    }

    void Say(string line) => Console.Error.WriteLine(line);
    var measured = Table.Measure(programs, rows, parsed.GetValue(rounds), Environment.ProcessorCount, Say);
    foreach (var row in measured)
        Console.WriteLine($"{row.Row.Case,-26} peer {row.Peer,12:G4} ({row.PeerThreads})   ours {row.Ours,12:G4} ({row.OurThreads}) {row.Unit,-9} {row.Ratio,6:F1} times as fast, target {row.Row.Target:F1} {(row.Met == false ? "MISSED" : "")}");
    if (chosen is not null) return 0;

    var points = parsed.GetValue(noCurves) ? [] : Curves.Measure(programs, Environment.ProcessorCount, Say);
    string folder = parsed.GetValue(output) ?? Path.Combine(repository, "docs");
    Directory.CreateDirectory(Path.Combine(folder, "images"));
    Page.Ratios(measured).Save(Path.Combine(folder, "images/performance-ratios.svg"));
    if (points.Count > 0) Curves.Draw(points).Save(Path.Combine(folder, "images/performance-curves.svg"));
    string machine = $"{Environment.ProcessorCount} cores of {Processor.Name()} ({RuntimeInformation.FrameworkDescription}; {programs.Versions()}, the Debian packages with OpenBLAS)";
    string arguments = string.Join(' ', args.SkipWhile(a => a == "--home").Skip(args.Contains("--home") ? 1 : 0));
    Page.Write(Path.Combine(folder, "performance.md"), measured, points, machine, $"benchmarks/compare {arguments}".TrimEnd());
    return 0;
});
return root.Parse(args).Invoke();
