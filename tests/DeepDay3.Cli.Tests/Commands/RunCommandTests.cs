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

    [Fact]
    public async Task Notebooks_that_run_at_once_share_the_processors_and_one_alone_has_them_all()
    {
        folder.Add("a.ipynb", "Environment.ProcessorCount").Add("b.ipynb", "Environment.ProcessorCount");
        int Processors(string name) => int.Parse(folder.Document(name).Cells[0].Outputs[0].Data!["text/plain"]![0]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "b.ipynb", "--jobs", "2");
        Assert.Equal(Math.Max(1, Environment.ProcessorCount / 2), Processors("a.ipynb"));
        Assert.Equal(Math.Max(1, Environment.ProcessorCount / 2), Processors("b.ipynb"));
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--jobs", "2");
        Assert.Equal(Environment.ProcessorCount, Processors("a.ipynb"));
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "exit code 0")]
    [InlineData("Environment.FailFast(\"gone\");", "gone")]
    [InlineData("System.Runtime.InteropServices.Marshal.WriteByte((IntPtr)(1L << 40), 1);", "AccessViolation")]
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
    public async Task In_place_changes_results_alone_byte_for_byte()
    {
        const string Source = "{\r\n\t\"nbformat\": 4, \"nbformat_minor\": 2,\r\n\t\"cells\": [\r\n\t\t{\"source\": \"6 * 7\", \"cell_type\": \"code\", \"outputs\": [],\r\n\t\t\"execution_count\": 9, \"metadata\": {\"z\": 1.0, \"a\": \"\\u3042\"}}\r\n\t],\r\n\t\"metadata\": {}}";
        var path = Path.Combine(folder.Path, "odd.ipynb");
        await File.WriteAllTextAsync(path, Source);
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "odd.ipynb", "--in-place");
        Assert.True(exitCode == 0, output + error);
        var text = await File.ReadAllTextAsync(path);
        var (start, end) = (text.IndexOf("[\r\n\t\t\t\t{", StringComparison.Ordinal), text.IndexOf("],\r\n\t\t\"execution_count\"", StringComparison.Ordinal));
        Assert.True(start > 0 && end > start, text);
        Assert.Equal(Source.Replace("\"execution_count\": 9", "\"execution_count\": 1", StringComparison.Ordinal), string.Concat(text.AsSpan(0, start), "[", text.AsSpan(end)));
        await CommandLine.RunAsync(folder.Path, "run", "odd.ipynb", "--in-place");
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task In_place_does_not_overwrite_what_was_changed_during_the_run()
    {
        folder.Add("self.ipynb", "System.IO.File.AppendAllText(\"self.ipynb\", \"\\n\");");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "self.ipynb", "--in-place");
        Assert.Equal(0, exitCode);
        Assert.Contains("self.ipynb: the file was changed while the notebook ran and is left alone", output);
        Assert.EndsWith("}\n\n", await File.ReadAllTextAsync(Path.Combine(folder.Path, "self.ipynb")));
    }

    [Fact]
    public async Task A_cell_tagged_raises_exception_may_fail_and_the_run_goes_on()
    {
        folder.Add("allowed.ipynb", "// raises-exception\nthrow new InvalidOperationException(\"on purpose\");", "// raises-exception\nnothing", "// raises-exception\n5", "1 + 1");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "allowed.ipynb");
        Assert.True(exitCode == 0, output);
        var cells = folder.Report()["notebooks"]![0]!["cells"]!.AsArray();
        Assert.All(cells, cell => Assert.Equal("passed", cell!["status"]!.GetValue<string>()));
        Assert.Equal("on purpose", cells[0]!["error"]!["message"]!.GetValue<string>());
        var executed = folder.Document("allowed.ipynb");
        Assert.Equal(["error", "error", "execute_result", "execute_result"], executed.Cells.Select(cell => cell.Outputs[0].Type));
    }

    [Fact]
    public async Task Output_that_a_cell_clears_is_not_in_the_notebook()
    {
        folder.Add("clear.ipynb", "Console.Write(\"gone\"); display(1); ClearOutput(); Console.Write(\"a\"); ClearOutput(wait: true); Console.Write(\"kept\");");
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "clear.ipynb");
        Assert.True(exitCode == 0, output);
        Assert.Equal("kept", Assert.Single(folder.Document("clear.ipynb").Cells[0].Outputs).Text);
    }

    [Fact]
    public async Task Several_notebooks_run_at_once_and_are_reported_in_their_order()
    {
        // Each waits for the other: one after the other they would not end.
        const string Meet = "System.IO.File.WriteAllText(\"{0}\", \"\"); while (!System.IO.File.Exists(\"{1}\")) await Task.Delay(20);";
        folder.Add("notebooks/a.ipynb", string.Format(System.Globalization.CultureInfo.InvariantCulture, Meet, "a", "b"))
            .Add("notebooks/b.ipynb", string.Format(System.Globalization.CultureInfo.InvariantCulture, Meet, "b", "a"));
        var (exitCode, output, error) = await CommandLine.RunAsync(folder.Path, "run", "--jobs", "2", "--timeout", "60");
        Assert.True(exitCode == 0, output + error);
        Assert.Contains("running  notebooks/a.ipynb  1 cells", output);
        Assert.Equal(["notebooks/a.ipynb", "notebooks/b.ipynb"], folder.Report()["notebooks"]!.AsArray().Select(entry => entry!["notebook"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("throw new Exception();", 1)]
    [InlineData("Environment.Exit(4);", 1)]
    public async Task Programs_that_a_notebook_started_end_with_it(string then, int expected)
    {
        if (!OperatingSystem.IsLinux()) return;
        folder.Add("starts.ipynb", Starts + then);
        var (exitCode, output, _) = await CommandLine.RunAsync(folder.Path, "run", "starts.ipynb");
        Assert.True(exitCode == expected, output);
        await AssertAllHaveEnded();
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
        folder.Add("long.ipynb", Starts, "System.IO.File.WriteAllText(\"pid\", Environment.ProcessId.ToString());", "System.Threading.Thread.Sleep(-1);");
        var source = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "long.ipynb"));
        using var process = CommandLine.Start(folder.Path, "run", "long.ipynb", "--in-place");
        var pidFile = Path.Combine(folder.Path, "pid");
        var limit = Stopwatch.StartNew();
        while ((!File.Exists(pidFile) || new FileInfo(pidFile).Length == 0) && limit.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(50);
        var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pidFile), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0, Kill(process.Id, 2));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(folder.Executed));
        Assert.Equal(source, await File.ReadAllBytesAsync(Path.Combine(folder.Path, "long.ipynb")));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        if (OperatingSystem.IsLinux()) await AssertAllHaveEnded();
    }

    // A child, and a grandchild that has a session of its own, hears of no signal, and whose parent is gone.
    const string Starts =
        """
        System.Diagnostics.Process.Start("sh", new[] { "-c", "echo $$ >> started; exec sleep 600" });
        System.Diagnostics.Process.Start("sh", new[] { "-c", "setsid sh -c 'trap \"\" INT TERM HUP; echo $$ >> started; sleep 600; sleep 600' & exit" }).WaitForExit();
        while (!System.IO.File.Exists("started") || System.IO.File.ReadAllLines("started").Length < 2) await Task.Delay(20);

        """;

    async Task AssertAllHaveEnded()
    {
        var started = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "started"));
        Assert.Equal(2, started.Length);
        foreach (var id in started) Assert.True(HasEnded(id), $"process {id} is still there");
    }

    // Who has ended and is not waited for by anybody stays as a zombie.
    static bool HasEnded(string id)
    {
        var status = $"/proc/{id}/stat";
        return !File.Exists(status) || File.ReadAllText(status).Split(')')[^1].TrimStart()[0] is 'Z' or 'X';
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int process, int signal);
}
