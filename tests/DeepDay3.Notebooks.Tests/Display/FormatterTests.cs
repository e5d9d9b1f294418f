using DeepDay3.Notebooks.Tests.Session;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepDay3.Notebooks.Tests.Display;

[Collection("sessions")]
public sealed class FormatterTests : IDisposable
{
    readonly SessionFixture session = new();

    public FormatterTests()
    {
        Formatter.ResetToDefault();
    }

    public void Dispose()
    {
        Formatter.ResetToDefault();
        session.Dispose();
    }

    [Theory]
    [InlineData("Formatter.Register<Person>(p => p.Name, \"text/plain\");")]
    [InlineData("Formatter.Register<Person>((p, writer) => writer.Write(p.Name), \"text/plain\");")]
    [InlineData("Formatter.Register<Person>((p, context) => { context.Writer.Write(p.Name); return true; });")]
    [InlineData("Formatter.Register(typeof(Person), (object p, System.IO.TextWriter writer) => writer.Write(((Person)p).Name), \"text/plain\");")]
    [InlineData("Formatter.Register<Person>((p, context) => false); Formatter.Register<object>(o => \"Ada\"); Formatter.Register<Person>((p, context) => false);")]
    public async Task A_registered_formatter_shows_the_type_alone_and_inside_of_others(string register)
    {
        await session.Value($"using Microsoft.DotNet.Interactive.Formatting;\nclass Person {{ public string Name; }}\n{register}");
        var alone = await session.Run("new Person { Name = \"Ada\" }");
        Assert.Equal(["text/plain"], alone.Value!.Entries.Select(entry => entry.Key));
        Assert.Equal("Ada", alone.Value["text/plain"]);
        if (register.Contains("object o", StringComparison.Ordinal) || register.Contains("<object>", StringComparison.Ordinal)) return;
        Assert.Equal("[Ada, Ada]", await session.Value("new[] { new Person { Name = \"Ada\" }, new Person { Name = \"Ada\" } }"));
    }

    [Fact]
    public async Task The_nearest_type_wins_and_generic_definitions_count()
    {
        await session.Value("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.Register(typeof(List<>), (object list, System.IO.TextWriter writer) => writer.Write(\"a list\"));\nFormatter.Register<List<int>>(list => \"numbers\");\nFormatter.Register<System.Collections.IEnumerable>(all => \"a sequence\");");
        Assert.Equal("a list", await session.Value("new List<string>()"));
        Assert.Equal("numbers", await session.Value("new List<int>()"));
        Assert.Equal("a sequence", await session.Value("new Queue<int>()"));
        await session.Value("Formatter.ResetToDefault();");
        Assert.Equal("[]", await session.Value("new List<int>()"));
    }

    [Fact]
    public async Task Html_and_preferred_mime_types_are_shown_in_order()
    {
        await session.Value("using Microsoft.DotNet.Interactive.Formatting;\nclass Pair { public int A = 1; }\nFormatter.Register<Pair>(pair => $\"<b>{pair.A}</b>\", \"text/html\");\nFormatter.Register<Pair>(pair => $\"**{pair.A}**\", \"text/markdown\");");
        var result = await session.Run("new Pair()");
        Assert.Equal("<b>1</b>", result.Value!["text/html"]);
        Assert.Equal("Pair { A = 1 }", result.Value["text/plain"]);
        Assert.Contains("<td", (await session.Run("new[] { new Pair() }")).Value!["text/html"]);
        Assert.Contains("<b>1</b></td>", (await session.Run("new { Inner = new Pair() }")).Value!["text/html"]);
        await session.Value("Formatter.SetPreferredMimeTypesFor(typeof(Pair), \"text/markdown\", \"text/html\");");
        Assert.Equal(["text/markdown", "text/html", "text/plain"], (await session.Run("new Pair()")).Value!.Entries.Select(entry => entry.Key));
        await session.Value("display(new Pair(), \"text/markdown\");");
        Assert.Equal("**1**", Assert.Single(Assert.Single(session.Output.Displayed).Entries).Value);
    }

    [Fact]
    public async Task Limits_are_set_by_the_notebook()
    {
        await session.Value("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.ListExpansionLimit = 2; Formatter.RecursionLimit = 1; Formatter.NullString = \"<null>\";");
        Assert.Equal("[1, 2, ... 1 more]", await session.Value("new[] { 1, 2, 3 }"));
        Assert.Equal("[int[]]", await session.Value("new[] { new[] { 1 } }"));
        Assert.Equal("<null>", await session.Value("(object)null"));
        var error = await session.Error("Formatter.ListExpansionLimit = 0;");
        Assert.Contains("at least 1", error.Message);
    }

    [Fact]
    public async Task Values_can_be_turned_into_text_and_json()
    {
        await session.Value("using Microsoft.DotNet.Interactive.Formatting;");
        Assert.Equal("[1, 2]", await session.Value("new[] { 1, 2 }.ToDisplayString()"));
        Assert.Equal("<i>x</i>", await session.Value("HTML(\"<i>x</i>\").ToDisplayString(\"text/html\")"));
        await session.Value("display(new { A = 1, B = double.NaN, C = \"é\" }, \"application/json\");");
        Assert.Equal("{\"A\":1,\"B\":\"NaN\",\"C\":\"é\"}", Assert.Single(session.Output.Displayed)["application/json"]);
        Assert.Equal("$$x^2$$", (await session.Run("(MathString)\"x^2\"")).Value!["text/latex"]);
    }

    [Fact]
    public async Task A_type_may_bring_formatters_by_the_interfaces_of_dotnet_interactive()
    {
        await session.Value(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html" })]
            class Thing { }
            class Source : ITypeFormatterSource { public IEnumerable<ITypeFormatter> CreateTypeFormatters() { yield return new Html(); } }
            class Html : ITypeFormatter
            {
                public string MimeType => "text/html";
                public Type Type => typeof(Thing);
                public bool Format(object value, FormatContext context) { context.Writer.Write("<u>thing</u>"); return true; }
            }
            """);
        Assert.Equal("<u>thing</u>", (await session.Run("new Thing()")).Value!["text/html"]);
        Assert.Contains("<u>thing</u>", (await session.Run("new { T = new Thing() }")).Value!["text/html"]);
    }

    [Theory]
    [InlineData("class A { public B B; } class B { public A A; }\nvar a = new A { B = new B() }; a.B.A = a;\na", "A { B = B { A = (A above) } }")]
    [InlineData("var list = new List<object>(); list.Add(list); list.Add(1);\nlist", "[(List<object> above), 1]")]
    [InlineData("var one = new { X = 1 };\nnew[] { one, one }", "[{ X = 1 }, { X = 1 }]")]
    [InlineData("class T { public override string ToString() => throw new Exception(\"no\"); }\nnew[] { new T() }", "[(Exception: no)]")]
    public async Task Circles_and_getters_that_throw_are_shown_as_such(string code, string expected) => Assert.Equal(expected, await session.Value(code));

    [Fact]
    public async Task Large_values_are_cut()
    {
        var text = await session.Value("new[] { new string('x', 100_000) }");
        Assert.Contains("... (90,000 more characters)", text);
        var wide = (await session.Run("Formatter.ListExpansionLimit = 1000;\nEnumerable.Range(0, 1000).Select(i => Enumerable.Range(0, 1000).ToArray()).ToArray()".Insert(0, "using Microsoft.DotNet.Interactive.Formatting;\n"))).Value!;
        Assert.InRange(wide["text/html"]!.Length, 1000, 1_000_000);
    }

    [Fact]
    public async Task Output_can_be_cleared_at_once_or_with_the_next_output()
    {
        await session.Value("Console.Write(\"gone\"); ClearOutput(); ClearOutput(wait: true);");
        Assert.Equal([false, true], session.Output.Clears);
    }

    [Fact]
    public async Task The_context_of_the_cell_displays_and_knows_of_stops()
    {
        await session.Value(
            """
            using Microsoft.DotNet.Interactive;
            var context = KernelInvocationContext.Current;
            context.Display(1);
            context.DisplayAs("# T", "text/markdown");
            context.DisplayStandardOut("out");
            context.DisplayStandardError("err");
            DisplayedValue shown = display(context.CancellationToken.IsCancellationRequested);
            CSS("b { }"); Kernel.Javascript("let a");
            """);
        Assert.Equal(("out", "err"), (session.Output.Of("stdout"), session.Output.Of("stderr")));
        Assert.Equal(["1", "# T", "false", "<style type=\"text/css\">b { }</style>", "<script type=\"text/javascript\">let a</script>"], session.Output.Displayed.Select(shown => shown.Entries[^1].Value));
        Assert.Equal("csharp", await session.Value("Kernel.Root.Name"));
    }
}
