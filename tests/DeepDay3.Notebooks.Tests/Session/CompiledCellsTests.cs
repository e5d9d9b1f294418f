namespace DeepDay3.Notebooks.Tests.Session;

/// <summary>Cells that run again without being compiled again; but for the time, that must not be seen.</summary>
[Collection("sessions")]
public sealed class CompiledCellsTests : IDisposable
{
    readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task A_cell_that_declares_nothing_is_compiled_once()
    {
        await session.Value("var total = 0;");
        await session.Value("total += 2");
        var loaded = CountCells();

        for (var run = 2; run <= 5; run++) Assert.Equal($"{2 * run}", await session.Value("total += 2"));

        Assert.Equal(loaded, CountCells());
    }

    [Theory]
    [InlineData("var a = 1;")]
    [InlineData("int a;")]
    [InlineData("(int a, int b) = (1, 2);")]
    [InlineData("int.TryParse(\"1\", out var a)")]
    [InlineData("if (1 is int a) { }")]
    [InlineData("int F() => 1;")]
    [InlineData("class A { public static int Count; }")]
    [InlineData("record struct A(int X);")]
    [InlineData("enum A { B }")]
    [InlineData("delegate int A();")]
    [InlineData("event Action a;")]
    [InlineData("using System.Globalization;")]
    [InlineData("namespace N { public class A; }")]
    public async Task What_declares_something_is_compiled_each_time(string code)
    {
        await session.Value("int other = 0;");
        await session.Value("other");
        await session.Value(code);
        var loaded = CountCells();
        await session.Value("other");
        Assert.Equal(loaded + 1, CountCells());
    }

    [Theory]
    [InlineData("var x = \"new\";", "x", "old", "new")]
    [InlineData("string F() => \"new\";", "F()", "old", "new")]
    [InlineData("class A { public override string ToString() => \"new\"; }", "$\"{new A()}\"", "old", "new")]
    [InlineData("namespace N { public class B { public override string ToString() => \"new\"; } }", "$\"{new N.B()}\"", "old", "new")]
    [InlineData("using C = System.Int32;", "typeof(C).Name", "String", "Int32")]
    public async Task What_a_cell_means_follows_what_is_declared_since(string declaration, string use, string before, string after)
    {
        await session.Value("var x = \"old\"; string F() => \"old\"; class A { public override string ToString() => \"old\"; }");
        await session.Value("namespace N { public class B { public override string ToString() => \"old\"; } }");
        await session.Value("using C = System.String;");
        Assert.Equal(before, await session.Value(use));
        Assert.Equal(before, await session.Value(use));
        await session.Value(declaration);
        Assert.Equal(after, await session.Value(use));
        Assert.Equal(after, await session.Value(use));
    }

    [Fact]
    public async Task Variables_inside_of_a_cell_begin_anew_each_time()
    {
        const string Code = "{ int a = 0; Func<int> next = () => ++a; next(); Console.WriteLine(next()); }";
        for (var run = 0; run < 3; run++)
        {
            await session.Value(Code);
            Assert.Equal("2\n", session.Output.Of("stdout").ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public async Task An_error_names_the_cell_by_its_latest_number()
    {
        await session.Value("int Fail() { throw new Exception(\"it\"); }");
        const string Code = "Console.Write(1);\nFail()";
        await session.Error(Code);
        var error = await session.Error(Code);
        Assert.Equal(["System.Exception: it", "   at Fail() in cell 1, line 1", "   at the cell in cell 3, line 2"], error.Trace);
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("throw new Exception(\"it\");", 1)]
    [InlineData("await Task.Yield(); throw new Exception(\"it\");", 1)]
    [InlineData("throw new Exception(\"it\");\n", 1)]
    [InlineData("\nthrow new Exception(\"it\");", 2)]
    [InlineData("\r\n\r\nthrow new Exception(\"it\");", 3)]
    public async Task An_error_names_the_line_with_symbols_and_without(string code, int line)
    {
        var error = await session.Error(code);
        Assert.Equal(["System.Exception: it", $"   at the cell in cell 1, line {line}"], error.Trace);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public async Task A_call_without_a_value_has_none_when_it_runs_again_either()
    {
        for (var run = 0; run < 2; run++) Assert.Null(await session.Value("Console.WriteLine(1)"));
        for (var run = 0; run < 2; run++) Assert.Equal("null", await session.Value("(string)null"));
    }

    [Fact]
    public async Task Many_different_cells_run_between_two_of_the_same()
    {
        await session.Value("var x = 1;");
        for (var cell = 0; cell < 100; cell++)
        {
            Assert.Equal($"{cell + 1}", await session.Value($"x + {cell}"));
            Assert.Equal("2", await session.Value("x + 1"));
        }
    }

    static int CountCells() => AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name!.StartsWith("cell-", StringComparison.Ordinal));
}
