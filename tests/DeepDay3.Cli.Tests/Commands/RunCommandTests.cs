using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepDay3.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task All_notebooks_of_the_folder_run_and_are_written_with_pages_and_a_report()
    {
        folder.Add("notebooks/day3/01_a.ipynb", "# Title", "var x = 20;", "Console.WriteLine(Environment.CurrentDirectory); Console.Out.Flush();\nusing (var raw = Console.OpenStandardOutput()) raw.Write(new byte[] { 123, 10 });\nx + 1")
            .Add("notebooks/00_b.ipynb", "1")
            .Add("notebooks/solutions/s.ipynb", "throw new Exception();")
            .Add("notebooks/.ipynb_checkpoints/c.ipynb", "throw new Exception();");
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "--jobs", "2");
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("2 passed, 0 failed", output);
        var executed = folder.Document("day3/01_a.ipynb");
        Assert.Equal([null, 1, 2], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.EndsWith(Path.Combine("notebooks", "day3") + "\n", executed.Cells[2].Outputs[0].Text);
        Assert.Equal("21", executed.Cells[2].Outputs[1].Data!["text/plain"]![0]!.GetValue<string>());
        Assert.True(File.Exists(Path.Combine(folder.Executed, "00_b.html")));

        var report = folder.Report();
        Assert.Equal(2, report["passed"]!.GetValue<int>());
        Assert.Equal(["notebooks/00_b.ipynb", "notebooks/day3/01_a.ipynb"], report["notebooks"]!.AsArray().Select(entry => entry!["notebook"]!.GetValue<string>()).Order());
        Assert.All(report["notebooks"]!.AsArray(), entry => Assert.InRange(entry!["peakMemoryMb"]!.GetValue<double>(), 10, 4000));
    }

    [Fact]
    public async Task A_failed_cell_is_named_with_its_line_and_message_and_the_rest_is_skipped()
    {
        folder.Add("bad.ipynb", "var a = 1;", "var b = 2;\nthrow new InvalidOperationException(\"stop here\");", "a");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "bad.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("bad.ipynb, cell 2, line 2: System.InvalidOperationException: stop here", output);
        var cells = folder.Report()["notebooks"]![0]!["cells"]!.AsArray();
        Assert.Equal(["passed", "failed", "skipped"], cells.Select(cell => cell!["status"]!.GetValue<string>()));
        Assert.Equal(2, cells[1]!["error"]!["line"]!.GetValue<int>());
        Assert.Equal("error", folder.Document("bad.ipynb").Cells[1].Outputs[0].Type);
    }

    [Fact]
    public async Task An_endless_cell_is_stopped_when_the_time_is_up_and_keeps_its_output()
    {
        folder.Add("loop.ipynb", "1", "Console.WriteLine(\"so far\"); System.Threading.Thread.Sleep(-1);");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "loop.ipynb", "--timeout", "12");
        Assert.Equal(1, exitCode);
        Assert.Contains("loop.ipynb, cell 2: Timeout: The notebook was stopped after 12 s", output);
        Assert.Equal("timeout", folder.Report()["notebooks"]![0]!["status"]!.GetValue<string>());
        Assert.Equal("so far\n", folder.Document("loop.ipynb").Cells[1].Outputs[0].Text);
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "exit code 0")]
    [InlineData("Environment.FailFast(\"gone\");", "gone")]
    [InlineData("class A { A next = new A(); }\nnew A()", "Stack overflow")]
    public async Task A_process_that_ends_in_the_middle_is_a_crash_of_that_cell(string code, string expected)
    {
        folder.Add("crash.ipynb", "1", code, "2");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "crash.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("crash.ipynb, cell 2: Crash: The process ended", output);
        Assert.Contains(expected, output);
        var notebook = folder.Report()["notebooks"]![0]!;
        Assert.Equal("crashed", notebook["status"]!.GetValue<string>());
        Assert.Equal(["passed", "crashed", "skipped"], notebook["cells"]!.AsArray().Select(cell => cell!["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("no/such.ipynb does not exist", "run", "no/such.ipynb")]
    [InlineData("there is no folder", "run")]
    [InlineData("holds no notebook", "run", ".")]
    [InlineData("fast or full was expected", "run", "--profile", "slow")]
    [InlineData("--bogus", "run", "--bogus")]
    [InlineData("--timeout", "run", "--timeout", "0")]
    [InlineData("soon", "run", "--timeout", "soon")]
    [InlineData("name=value was expected", "run", "-P", "x")]
    [InlineData("walk", "walk")]
    public async Task Usage_errors_are_one_sentence_and_exit_code_2(string expected, params string[] arguments)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains(expected, error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_malformed_notebook_is_one_sentence_and_nothing_runs_or_is_written()
    {
        folder.Add("a.ipynb", "System.IO.File.WriteAllText(\"ran\", \"\")");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "b.ipynb"), "{\"nbformat\": 4,\n\"cells\": [}");
        var (exitCode, _, error) = await CommandLine.RunAsync(folder.Path, "run", ".");
        Assert.Equal(2, exitCode);
        Assert.Contains("b.ipynb: line 2: this is not valid JSON", error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public async Task Parameters_and_profile_are_set_in_a_cell_of_their_own_that_in_place_leaves_out()
    {
        folder.Add("p.ipynb", "// parameters\nstring profile = \"fast\"; int epochs = 1;", "$\"{profile} {epochs}\"");
        var source = Path.Combine(folder.Path, "p.ipynb");
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "p.ipynb", "-P", "epochs=7", "--profile", "full", "--in-place");
        Assert.True(exitCode == 0, output + error);
        var executed = folder.Document("p.ipynb");
        Assert.Equal(["injected-parameters"], executed.Cells[1].Tags);
        Assert.Equal("profile = \"full\";\nepochs = 7;", executed.Cells[1].Source);
        Assert.Equal("full 7", executed.Cells[2].Outputs[0].Data!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal(2, executed.Cells[2].ExecutionCount);
        var inPlace = Notebooks.Documents.NotebookDocument.Load(source);
        Assert.Equal(2, inPlace.Cells.Count);
        Assert.Single(inPlace.Cells[1].Outputs);

        (exitCode, _, error) = await CommandLine.RunAsync(folder.Path, "run", "p.ipynb", "-P", "epoch=7");
        Assert.Equal(2, exitCode);
        Assert.Contains("-P epoch: no notebook of this run declares it in a cell tagged parameters (declared: profile, epochs)", error);
    }

    [Fact]
    public async Task In_place_leaves_a_notebook_that_failed_alone()
    {
        folder.Add("bad.ipynb", "1", "nothing");
        var source = Path.Combine(folder.Path, "bad.ipynb");
        var before = await File.ReadAllTextAsync(source);
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "bad.ipynb", "--in-place");
        Assert.Equal(1, exitCode);
        Assert.Contains("cell 2, line 1: CompilationError: CS0103: The name 'nothing' does not exist in the current context", output);
        Assert.Equal(before, await File.ReadAllTextAsync(source));
    }

    [Fact]
    public async Task An_interrupt_stops_the_children_and_leaves_no_half_file()
    {
        if (OperatingSystem.IsWindows()) return;
        folder.Add("long.ipynb", "System.IO.File.WriteAllText(\"pid\", Environment.ProcessId.ToString());", "System.Threading.Thread.Sleep(-1);");
        using var process = CommandLine.Start(folder.Path, "run", "long.ipynb");
        var pidFile = Path.Combine(folder.Path, "pid");
        var limit = Stopwatch.StartNew();
        while ((!File.Exists(pidFile) || new FileInfo(pidFile).Length == 0) && limit.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(50);
        var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pidFile), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0, Kill(process.Id, 2));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(folder.Executed));
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int process, int signal);
}
