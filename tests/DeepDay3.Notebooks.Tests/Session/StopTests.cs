using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class StopTests : IDisposable
{
    readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("void F() { while (true) { } }\nF();")]
    [InlineData("Action f = () => { for (;;) { } };\nf();")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Where(x => { return x < 0; }).Sum()")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => x % 7).Count(x => x > 7)")]
    [InlineData("Parallel.For(0, long.MaxValue, i => Math.Sin(i));")]
    [InlineData("Parallel.For(0, 2, i => System.Threading.Thread.Sleep(-1));")]
    [InlineData("async Task F() { await Task.Delay(-1); }\nawait F();")]
    [InlineData("async Task F() { while (true) await Task.Delay(10); }\nawait F();")]
    [InlineData("await Task.Delay(-1).ConfigureAwait(false);")]
    [InlineData("await new TaskCompletionSource<int>().Task")]
    [InlineData("await Task.WhenAll(Task.Delay(-1), Task.Run(() => System.Threading.Thread.Sleep(-1)));")]
    [InlineData("try { System.Threading.Thread.Sleep(-1); } catch (Exception) { System.Threading.Thread.Sleep(-1); }")]
    [InlineData("class C { public int P { get { while (true) { } } } }\nnew C().P")]
    [InlineData("new System.Threading.Thread(() => { while (true) { } }).Start(); System.Threading.Thread.Sleep(-1);")]
    [InlineData("IEnumerable<int> F() { for (int i = 0; ; i++) yield return i; }\nF().Max()")]
    [InlineData("var o = new object(); lock (o) { System.Threading.Monitor.Wait(o); }")]
    public async Task Work_of_every_kind_is_stopped_without_being_left_behind(string code)
    {
        using var cancellation = new CancellationTokenSource();
        var running = session.Run(code, cancellation.Token);
        await Task.Delay(300);
        Assert.False(running.IsCompleted, "the cell has ended by itself");
        await cancellation.CancelAsync();
        var result = await running.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal("The cell was interrupted.", result.Error!.Message);
        Assert.Equal("2", await session.Value("1 + 1"));
    }

    [Fact]
    public async Task What_resists_is_left_behind_although_the_thread_pool_is_full()
    {
        await session.Value("#r \"DeepDay3.Notebooks.Tests.dll\"\nusing DeepDay3.Notebooks.Tests.Session;\nvar gate = new System.Threading.ManualResetEventSlim();");
        await session.Value("var blocked = Enumerable.Range(0, 200).Select(_ => Task.Run(() => gate.Wait())).ToArray();");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("Spinner.Spin()", cancellation.Token);
        Thread.Sleep(300); // a delay of a task would wait for the pool
        cancellation.Cancel();
        Assert.Contains("inside a call that cannot be stopped", (await running).Error!.Message);
        Assert.Equal("true", await session.Value("Spinner.IsOpen = true; blocked.Any(task => task.Status == TaskStatus.WaitingToRun)"));
        await session.Value("gate.Set(); Task.WaitAll(blocked);");
    }

    [Fact]
    public async Task A_call_that_cannot_be_stopped_is_warned_about_and_left_behind_and_the_state_is_kept()
    {
        await session.Value("#r \"DeepDay3.Notebooks.Tests.dll\"\nusing DeepDay3.Notebooks.Tests.Session;\nint kept = 41; bool after = false;");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("kept++; Spinner.Spin(); for (int i = 0; i < 1; i++) { } after = true;", cancellation.Token);
        await Task.Delay(300);
        var output = session.Output;
        await cancellation.CancelAsync();
        var result = await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Contains("inside a call that cannot be stopped", result.Error!.Message);
        Assert.Contains("cannot be stopped from outside; it will be left behind", output.Of("stderr"));
        Assert.Equal("42", await session.Value("kept"));

        // When the call ends after all, the cell meets a poll and goes no further, although another cell runs by now.
        await session.Value("Spinner.IsOpen = true; for (int i = 0; i < 50 && !Spinner.HasEnded; i++) System.Threading.Thread.Sleep(20); System.Threading.Thread.Sleep(100);");
        Assert.Equal("(true, false)", await session.Value("(Spinner.HasEnded, after)"));
    }

    [Fact]
    public async Task What_comes_after_an_awaited_call_is_not_carried_out_later()
    {
        await session.Value("bool after = false; var source = new TaskCompletionSource();");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("await source.Task; after = true;", cancellation.Token);
        await Task.Delay(200);
        await cancellation.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await running).Status);
        Assert.Equal("false", await session.Value("source.SetResult(); System.Threading.Thread.Sleep(100); after"));
    }

    [Fact]
    public async Task Cleaning_up_is_carried_out_when_a_cell_is_stopped()
    {
        await session.Value("var log = new List<string>();");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("try { await Task.Delay(-1); } finally { log.Add(\"finally\"); }", cancellation.Token);
        await Task.Delay(200);
        await cancellation.CancelAsync();
        await running;
        Assert.Equal("[\"finally\"]", await session.Value("log"));
    }

    [Fact]
    public async Task A_task_of_an_earlier_cell_goes_on_when_a_later_cell_is_stopped()
    {
        await session.Value("long count = 0; bool end = false; var task = Task.Run(() => { while (!end) { System.Threading.Interlocked.Increment(ref count); } return \"ended in peace\"; });");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("while (true) { }", cancellation.Token);
        await Task.Delay(200);
        await cancellation.CancelAsync();
        await running;
        Assert.Equal("ended in peace", await session.Value("end = true; await task"));
    }

    [Fact]
    public async Task The_flag_for_libraries_is_up_while_a_cell_is_being_stopped_and_down_for_the_next()
    {
        const string Flag = "((int[])AppContext.GetData(\"DeepDay3.InterruptionFlag\"))[0]";
        using var cancellation = new CancellationTokenSource();
        await session.Value("int seen = -1;");
        var running = session.Run($"try {{ System.Threading.Thread.Sleep(-1); }} catch (Exception) {{ seen = {Flag}; }}", cancellation.Token);
        await Task.Delay(200);
        await cancellation.CancelAsync();
        await running;
        Assert.Equal("(1, 0)", await session.Value($"(seen, {Flag})"));
    }
}
