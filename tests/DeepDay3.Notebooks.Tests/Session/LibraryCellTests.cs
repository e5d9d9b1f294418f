namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class LibraryCellTests : IDisposable
{
    readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("static class More { public static int Twice(this int x) => 2 * x; }\n4.Twice()", "8")]
    [InlineData("static class More { extension(int x) { public int Half => x / 2; public static int Answer => 42; } }\n8.Half + int.Answer", "46")]
    [InlineData("namespace Tools { public class Saw { public int Teeth => 7; } }\nnew Tools.Saw().Teeth", "7")]
    [InlineData("using Tools;\nnamespace Tools { public static class Saws { public static string Cut(this string s) => s[1..]; } }\n\"abc\".Cut()", "bc")]
    [InlineData("namespace Tools.Deep;\npublic class Nail { }", null)]
    [InlineData("record Point(int X); static class Points { public static int Twice(this Point p) => 2 * p.X; }\nvar p = new Point(4);\np.Twice()", "8")]
    [InlineData("static class More { public static T Or<T>(this T first, // comment\n T second = default) where T : class\n => first ?? second; public static ref int At(this int[] a, int i) => ref a[i]; }\nvar b = new[] { 1, 2 }; b.At(1) = 7;\n((string)null).Or(\"x\") + b[1] + More.At(b, 0)", "x71")]
    [InlineData("enum Colour { Red, Green } static class Colours { public static Colour Next(this Colour c) => c + 1; }\nColour.Red.Next()", "Green")]
    [InlineData("static class Maps { public static IEnumerable<R> Map<T, R>(this IEnumerable<T> items, Func<T, R> f) => items.Select(x => f(x)); }\nnew[] { 1, 2 }.Map(x => x + 1)", "[2, 3]")]
    public async Task Namespaces_and_extension_members_work_in_a_cell(string code, string? expected) => Assert.Equal(expected, await session.Value(code));

    [Fact]
    public async Task Later_cells_use_the_library()
    {
        await session.Value("namespace Tools { public class Saw { public static int Count; } public static class Saws { public static int Twice(this int x) => 2 * x; } }");
        await session.Value("using Tools;\nSaw.Count = 5;");
        Assert.Equal("10", await session.Value("Saw.Count.Twice()"));
    }

    [Fact]
    public async Task A_library_sees_types_and_usings_of_earlier_cells_and_the_latest_of_a_name()
    {
        await session.Value("using System.Globalization;\nrecord Box(int Size); class Pair<T> { public T Left, Right; }");
        await session.Value("record Box(int Size, string Name);");
        Assert.Equal("3 a", await session.Value(
            "static class Boxes { public static string Show(this Box box) => box.Size.ToString(CultureInfo.InvariantCulture) + \" \" + box.Name; public static T First<T>(this Pair<T> pair) => pair.Left; }\nnew Box(3, \"a\").Show()"));
        Assert.Equal("7", await session.Value("new Pair<int> { Left = 7 }.First()"));
    }

    [Fact]
    public async Task A_library_can_be_declared_again_in_whole_and_in_part()
    {
        await session.Value("namespace Tools { public class A { public int V => 1; } public class B { public int V => new A().V; } }");
        await session.Value("namespace Tools { public class A { public int V => 2; } }");
        Assert.Equal("(2, 2)", await session.Value("(new Tools.A().V, new Tools.B().V)"));
        await session.Value("static class E { public static int F(this int x) => 1; }");
        await session.Value("static class E { public static int F(this int x) => 2; }");
        Assert.Equal("2", await session.Value("0.F()"));
    }

    [Fact]
    public async Task A_type_that_a_script_had_before_is_the_librarys_from_then_on_and_the_other_way_round()
    {
        await session.Value("record Box(int Old);");
        Assert.Equal("Box { New = 1 }", await session.Value("record Box(int New); static class Boxes { public static Box Same(this Box box) => box; }\nnew Box(1).Same()"));
        Assert.Equal("Box { New = 2 }", await session.Value("new Box(2)"));
        await session.Value("record Box(int Newest);");
        Assert.Equal("Box { Newest = 3 }", await session.Value("new Box(3)"));
    }

    [Fact]
    public async Task Errors_have_the_line_and_column_of_the_cell_and_change_nothing()
    {
        var error = await session.Error("int x = 1;\nstatic class E\n{\n    public static int F(this int y) => z;\n}");
        Assert.Contains("cell 1, line 4, column 40: error CS0103", error.Trace[0]);
        error = await session.Error("static class E { public static int F(this int y) => y; }\nint bad = nothing;");
        Assert.Contains("cell 2, line 2, column 11: error CS0103", error.Trace[0]);
        error = await session.Error("1.F()");
        Assert.StartsWith("CS1061", error.Message);
    }

    [Fact]
    public async Task Exceptions_and_stops_reach_into_libraries()
    {
        await session.Value("namespace Tools\n{\n    public static class Hammer\n    {\n        public static void Fail() => throw new Exception(\"inside\");\n        public static void Loop() { while (true) { } }\n        public static int Deep(int n) => Deep(n + 1) + 1;\n    }\n}");
        var error = await session.Error("Tools.Hammer.Fail();");
        Assert.Contains("Hammer.Fail() in cell 1, line 5", error.Trace[1]);
        Assert.Equal("System.InsufficientExecutionStackException", (await session.Error("Tools.Hammer.Deep(0)")).Name);
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("Tools.Hammer.Loop();", cancellation.Token);
        await Task.Delay(300);
        await cancellation.CancelAsync();
        Assert.Equal("The cell was interrupted.", (await running.WaitAsync(TimeSpan.FromSeconds(20))).Error!.Message);
    }

    [Fact]
    public async Task Functions_that_call_one_another_across_cells_without_end_are_an_error()
    {
        await session.Value("Func<int, int> g = null; int F(int n) => g(n) + 1;");
        await session.Value("g = n => F(n) + 1;");
        Assert.Equal("System.InsufficientExecutionStackException", (await session.Error("F(0)")).Name);
    }
}
