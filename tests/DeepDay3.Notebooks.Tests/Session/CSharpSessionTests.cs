using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class CSharpSessionTests : IDisposable
{
    readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("var x = 3;\nx * 2", "6")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("\"text\"", "text")]
    [InlineData("(string)null", "null")]
    [InlineData("await Task.FromResult(5)", "5")]
    [InlineData("var x = 3;", null)]
    [InlineData("1 + 1; // no\n", null)]
    [InlineData("Console.Write(1)", null)]
    [InlineData("await Task.Delay(1)", null)]
    [InlineData("", null)]
    [InlineData("// nothing", null)]
    [InlineData("1 + 1 // the sum", "2")]
    [InlineData("return 7;", "7")]
    public async Task Last_expression_without_semicolon_is_the_value(string code, string? expected) =>
        Assert.Equal(expected, code.StartsWith("1 + 1;", StringComparison.Ordinal) ? await session.Value("var unused = 1 + 1; // no\n") : await session.Value(code));

    [Fact]
    public async Task Later_cells_see_variables_functions_types_and_usings()
    {
        await session.Value("using System.IO;\nint x = 20; int Twice(int n) => 2 * n; record Point(int X, int Y);");
        Assert.Equal("40", await session.Value("Twice(x)"));
        Assert.Equal("3", await session.Value("new Point(1, 3).Y"));
        Assert.Equal("a", await session.Value("Path.GetFileNameWithoutExtension(\"a.b\")"));
    }

    [Fact]
    public async Task Variables_and_types_can_be_declared_again_with_another_type()
    {
        await session.Value("var x = 1; class Box { public int A = 1; }");
        await session.Value("var x = \"one\"; class Box { public int B = 2; }");
        Assert.Equal("one", await session.Value("x"));
        Assert.Equal("2", await session.Value("new Box().B"));
    }

    [Fact]
    public async Task What_a_cell_did_before_it_threw_stays()
    {
        var error = await session.Error("var a = 1;\nvar b = 2;\n\na = 10;\nthrow new InvalidOperationException(\"stop here\");\nb = 20;");
        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Equal("stop here", error.Message);
        Assert.Equal(5, error.Line);
        Assert.Equal("12", await session.Value("a + b"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await session.Value("var a = 1;");
        var error = await session.Error("var a = 2;\nvar b = missing;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("CS0103: The name 'missing' does not exist in the current context", error.Message);
        Assert.Equal("1", await session.Value("a"));
    }

    [Fact]
    public async Task Compile_errors_have_the_column_of_the_cell_although_loops_are_guarded()
    {
        var error = await session.Error("for (int i = 0; i < 3; i++) { int y = nothing; }");
        Assert.Contains("cell 1, line 1, column 39: error CS0103", error.Trace[0]);
    }

    [Fact]
    public async Task Trace_names_cells_and_lines_and_ends_at_the_cell()
    {
        await session.Value("\nint Fail(int depth)\n{\n    if (depth == 0) throw new ArgumentException(\"deep\");\n    return Fail(depth - 1);\n}");
        var error = await session.Error("int a = 1;\nawait Task.Yield();\nFail(1)");
        Assert.Equal(
            [
                "System.ArgumentException: deep",
                "   at Fail(int depth) in cell 1, line 4",
                "   at Fail(int depth) in cell 1, line 5",
                "   at the cell in cell 2, line 3",
            ],
            error.Trace);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task Inner_exceptions_are_named()
    {
        var error = await session.Error("try { int.Parse(\"x\"); } catch (Exception e) { throw new Exception(\"outer\", e); }");
        Assert.Contains(error.Trace, line => line.StartsWith("caused by System.FormatException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;) ;")]
    [InlineData("do x++; while (true);\nint x = 0;")]
    [InlineData("again: goto again;")]
    [InlineData("switch (1) { case 1: goto case 2; case 2: goto case 1; }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("Action f = () => { }; foreach (var i in Forever()) f(); IEnumerable<int> Forever() { while (true) yield return 1; }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(60)")]
    [InlineData("Parallel.For(0, 2, i => { while (true) { } });")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    public async Task Endless_work_is_stopped_and_the_session_lives_on(string code)
    {
        await session.Value("var kept = 41;");
        using var cancellation = new CancellationTokenSource();
        var running = session.Run(code, cancellation.Token);
        await Task.Delay(300);
        Assert.False(running.IsCompleted);
        await cancellation.CancelAsync();
        var result = await running.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal("42", await session.Value("kept + 1"));
    }

    [Theory]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)")]
    [InlineData("int F(int n) { return G(n) + 1; } int G(int n) => F(n) + 1;\nF(0)")]
    [InlineData("Func<int, int> f = null;\nf = n => f(n + 1) + 1;\nf(0)")]
    [InlineData("Func<int, int> f = null;\nf = n => { return f(n + 1) + 1; };\nf(0)")]
    [InlineData("class A { public int X => X + 1; }\nnew A().X")]
    [InlineData("class A { A next = new A(); }\nnew A()")]
    [InlineData("class A { public A Next { get; } = new(); }\nnew A()")]
    [InlineData("class A { A a; public A() { a = new A(); } }\nnew A()")]
    [InlineData("class A { B b = new B(); } class B { A a = new(); }\nnew A()")]
    [InlineData("class A { A a = new B(); } class B : A { }\nnew A()")]
    [InlineData("class A { public override string ToString() => $\"{this}\"; }\nnew A().ToString()")]
    [InlineData("class A { public int this[int i] => this[i + 1] + 1; }\nnew A()[0]")]
    [InlineData("int Even(int n) => Odd(n + 1) + 1; int Odd(int n) { return Even(n + 1) + 1; }\nEven(0)")]
    [InlineData("Func<int, int> f = null, g = null;\nf = n => g(n) + 1; g = n => f(n) + 1;\nf(0)")]
    [InlineData("int F(int n) { int G(int m) => F(m) + 1; return G(n) + 1; }\nF(0)")]
    [InlineData("int F(int n) => Enumerable.Range(0, 3).Select(i => F(n + i)).Sum() + 1;\nF(0)")]
    [InlineData("void F() => F();\nvoid G() { F(); }\nG();F();")]
    [InlineData("async Task F() => await F();\nawait F();")]
    [InlineData("async Task<int> F(int n) { await Task.Yield(); return G(n); } int G(int n) => 1 + G(n);\nawait F(1)")]
    [InlineData("class A { public static A operator +(A a, A b) => a + b; }\nnew A() + new A()")]
    [InlineData("class A { public static A operator +(A a, A b) { return a - b; } public static A operator -(A a, A b) => a + b; }\nnew A() + new A()")]
    [InlineData("class A { public static implicit operator string(A a) => a; }\nstring text = new A();")]
    [InlineData("class A { public static bool operator ==(A a, A b) => a == b; public static bool operator !=(A a, A b) => !(a == b); }\nnew A() == new A()")]
    [InlineData("record A { public A Self => this; }\nnew A().ToString()")]
    [InlineData("record A(int X) { public A Next { get; set; } }\nvar a = new A(1); a.Next = a;\n$\"{a}\"")]
    [InlineData("abstract record A; record B(int X) : A { public A Next { get; set; } }\nvar b = new B(1); b.Next = b;\n$\"{b}\"")]
    public async Task Endless_recursion_is_an_error(string code)
    {
        var error = await session.Error(code);
        Assert.Equal("System.InsufficientExecutionStackException", error.Name);
        Assert.True(error.Message.Contains("calls itself too deeply", StringComparison.Ordinal) || code.StartsWith("record", StringComparison.Ordinal), error.Message);
        Assert.NotNull(error.Line);
        Assert.InRange(error.Trace.Count, 2, 30);
        Assert.Equal("2", await session.Value("1 + 1"));
    }

    [Fact]
    public async Task Guards_leave_results_alone()
    {
        Assert.Equal("[1, 2, 6, 24, 120, 7, 3]", await session.Value(
            """
            var list = new List<int>();
            long Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
            for (int i = 1; i <= 5; i++) list.Add((int)Factorial(i));
            if (list.Count > 5) while (false) ; else list.Add(7);
            int count = 0;
            foreach (var (a, b) in new[] { (1, 2) }) count += a + b;
            list.Add(count);
            list
            """));
    }

    [Theory]
    [InlineData("record A;\n$\"{new A()}\"", "A { }")]
    [InlineData("record A(int X, string Y);\n$\"{new A(1, \"b\")}\"", "A { X = 1, Y = b }")]
    [InlineData("record A(int X); record B(int X, int Y) : A(X);\n$\"{new B(1, 2)}\"", "B { X = 1, Y = 2 }")]
    [InlineData("record A(int X) { public sealed override string ToString() => \"own\"; } record B(int X) : A(X);\n$\"{new B(1)}\"", "own")]
    [InlineData("interface IThing; readonly record struct A<T>(T X) : IThing { public T Twice => X; }\n$\"{new A<int>(3)}\"", "A { X = 3, Twice = 3 }")]
    [InlineData("record A { public int X = 1; private bool PrintMembers(System.Text.StringBuilder text) { text.Append(\"mine\"); return true; } }\n$\"{new A()}\"", "A { mine }", true)]
    public async Task A_record_is_printed_as_the_compiler_prints_it(string code, string expected, bool isSealed = false) =>
        Assert.Equal(expected, await session.Value(isSealed ? "sealed " + code : code));

    [Fact]
    public async Task A_cell_that_waits_for_its_turn_can_be_stopped_as_well()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        using var other = new SessionFixture();
        var running = session.Run("while (true) { }", first.Token);
        var waiting = other.Run("1", second.Token);
        await second.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await waiting).Status);
        await first.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await running).Status);
    }

    [Fact]
    public async Task Thread_state_of_libraries_lasts_from_cell_to_cell()
    {
        await session.Value("class Mode { [ThreadStatic] public static int Value; }\nMode.Value = 5;");
        Assert.Equal("5", await session.Value("Mode.Value"));
    }

    [Fact]
    public async Task Libraries_find_the_cells_cancellation_token()
    {
        using var cancellation = new CancellationTokenSource();
        var result = await session.Run($"((System.Threading.CancellationToken)AppContext.GetData(\"{CSharpSession.CancellationDataName}\")).CanBeCanceled", cancellation.Token);
        Assert.Equal("true", result.Value!["text/plain"]);
    }

    [Fact]
    public async Task Two_hundred_cells_run_without_growing_slower_in_kind()
    {
        await session.Value("var total = 0;");
        for (var i = 0; i < 200; i++) await session.Value("total++;");
        Assert.Equal("200", await session.Value("total"));
    }

    [Fact]
    public async Task Cells_run_while_the_thread_pool_is_full()
    {
        await session.Value("var gate = new System.Threading.ManualResetEventSlim();");
        await session.Value("var blocked = Enumerable.Range(0, 200).Select(_ => Task.Run(() => gate.Wait())).ToArray();");
        for (var cell = 0; cell < 20; cell++) Assert.Equal($"{cell}", await session.Value($"{cell}"));
        Assert.Equal("true", await session.Value("blocked.Any(task => task.Status == TaskStatus.WaitingToRun)"));
        await session.Value("gate.Set(); Task.WaitAll(blocked);");
    }

    [Fact]
    public async Task A_probe_sees_the_state_and_executes_nothing()
    {
        using var plain = new CSharpSession();
        var output = new RecordedOutput();
        await plain.ExecuteAsync("int seen = 1;", "cell 1", output);
        var probe = plain.CreateProbe("seen = 2;");
        Assert.DoesNotContain(probe.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var result = await plain.ExecuteAsync("seen", "cell 2", output);
        Assert.Equal("1", result.Value!["text/plain"]);
    }
}
