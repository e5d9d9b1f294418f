using DeepDay3.Notebooks.Session;
using DeepDay3.Notebooks.Tests.Session;

namespace DeepDay3.Notebooks.Tests.Display;

[Collection("sessions")]
public sealed class DisplayTests : IDisposable
{
    readonly SessionFixture session = new(new SessionOptions { MaximumStreamLength = 1000 });

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task Streams_keep_their_order_and_their_names()
    {
        await session.Value("Console.Write(\"a\"); Console.WriteLine(1.5); Console.Error.Write(\"e\"); Console.Write('z');");
        Assert.Equal("a1.5\nz", session.Output.Of("stdout"));
        Assert.Equal("e", session.Output.Of("stderr"));
    }

    [Fact]
    public async Task Output_of_concurrent_writers_is_whole_and_complete()
    {
        using var wide = new SessionFixture();
        await wide.Value("Parallel.For(0, 8, i => { for (int j = 0; j < 500; j++) Console.WriteLine($\"{i}-{j} \" + new string('x', 20)); });");
        var lines = wide.Output.Of("stdout").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4000, lines.Distinct().Count());
        Assert.All(lines, line => Assert.Matches("^\\d-\\d+ x{20}$", line));
    }

    [Fact]
    public async Task Very_large_output_is_capped_and_says_so()
    {
        await session.Value("for (int i = 0; i < 5000; i++) Console.Write(\"0123456789\");");
        var text = session.Output.Of("stdout");
        Assert.StartsWith(string.Concat(Enumerable.Repeat("0123456789", 100)) + "\n[", text);
        Assert.EndsWith("[... 49,000 more characters of stdout were left out]\n", text);
    }

    [Fact]
    public async Task Output_before_an_error_is_kept()
    {
        await session.Error("Console.Write(\"before\"); throw new Exception();");
        Assert.Equal("before", session.Output.Of("stdout"));
    }

    [Fact]
    public async Task Output_of_a_task_that_outlives_its_cell_goes_to_that_cell()
    {
        await session.Value("var gate = new System.Threading.ManualResetEventSlim(); var late = Task.Run(() => { gate.Wait(); Console.Write(\"late\"); });");
        var first = session.Output;
        await session.Value("Console.Write(\"now\"); gate.Set(); late.Wait();");
        Assert.Equal("late", first.Of("stdout"));
        Assert.Equal("now", session.Output.Of("stdout"));
    }

    [Fact]
    public async Task Display_shows_and_update_replaces()
    {
        await session.Value("var shown = display(1); shown.Update(\"two\"); 3.Display(); \"<b>x</b>\".DisplayAs(\"text/html\"); \"raw\".Display(\"text/markdown\");");
        Assert.Equal("1", session.Output.Displayed[0]["text/plain"]);
        Assert.Equal("two", Assert.Single(session.Output.Updates).Bundle["text/plain"]);
        Assert.Equal("3", session.Output.Displayed[1]["text/plain"]);
        Assert.Equal("<b>x</b>", session.Output.Displayed[2]["text/html"]);
        Assert.Equal("raw", session.Output.Displayed[3]["text/markdown"]);
    }

    [Fact]
    public async Task Html_is_html()
    {
        var result = await session.Run("HTML(\"<i>x</i>\")");
        Assert.Equal("<i>x</i>", result.Value!["text/html"]);
    }

    [Theory]
    [InlineData("new[] { 1, 2 }", "[1, 2]")]
    [InlineData("new List<string> { \"a\" }", "[\"a\"]")]
    [InlineData("(1, \"b\")", "(1, \"b\")")]
    [InlineData("new { A = 1, B = new[] { 2.5 } }", "{ A = 1, B = [2.5] }")]
    [InlineData("record P(int X); new P(3)", "P { X = 3 }")]
    [InlineData("new Dictionary<string, int> { [\"k\"] = 1 }", "{ k = 1 }")]
    [InlineData("Enumerable.Range(0, 100)", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ... more]")]
    [InlineData("IEnumerable<int> F() { while (true) yield return 0; }\nF().Take(1000000000).Where(x => x == 0).Select(x => 1).Skip(3)", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ... more]")]
    [InlineData("class N { public N Next => this; public int V => 1; }\nnew N()", "N { Next = (N above), V = 1 }")]
    [InlineData("class B { public int X => throw new Exception(\"no\"); }\nnew B()", "B { X = (Exception: no) }")]
    [InlineData("typeof(Dictionary<string, int[]>)", "System.Collections.Generic.Dictionary<string, int[]>")]
    [InlineData("new StringBuilder(\"sb\")", "sb")]
    [InlineData("Task.FromResult(1)", "Task<int> (RanToCompletion)")]
    [InlineData("new DateTime(2024, 5, 6)", "2024-05-06")]
    [InlineData("'c'", "c")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("1234567.5m", "1234567.5")]
    [InlineData("new int[0]", "[]")]
    public async Task Values_have_a_plain_form(string code, string expected) => Assert.Equal(expected, await session.Value(code));

    [Fact]
    public async Task Sequences_of_objects_are_tables_without_script_and_with_text_escaped()
    {
        var result = await session.Run("new[] { new { Name = \"<a>\", Size = 1 }, new { Name = \"b\", Size = 2 } }");
        var html = result.Value!["text/html"]!;
        Assert.Contains("Name</th>", html);
        Assert.Contains("&lt;a&gt;</td>", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public async Task Types_that_bring_formatters_use_them_through_base_classes()
    {
        await session.Value(Chart("PreferredMimeTypes => new[] { \"application/vnd.plotly.v1+json\", \"image/svg+xml\", \"text/plain\" }"));
        var result = await session.Run("class Line : Chart { }\nnew Line()");
        Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"], result.Value!.Entries.Select(entry => entry.Key));
        Assert.Equal("image/svg+xml of Line", result.Value["image/svg+xml"]);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, result.Value.ToJson()["application/vnd.plotly.v1+json"]!.GetValueKind());
        await session.Value("display(new Line(), \"text/html\");");
        Assert.Equal(["text/html"], session.Output.Displayed[0].Entries.Select(entry => entry.Key));
    }

    [Fact]
    public async Task Mime_types_for_this_host_win_and_html_is_the_default()
    {
        await session.Value(Chart("PreferredMimeTypes => new[] { \"text/html\" }; public string[] KernelMimeTypes => new[] { \"image/svg+xml\" }"));
        Assert.Equal(["image/svg+xml", "text/plain"], (await session.Run("new Chart()")).Value!.Entries.Select(entry => entry.Key));
        await session.Value(Chart("Nothing => null"));
        Assert.Equal(["text/html", "text/plain"], (await session.Run("new Chart()")).Value!.Entries.Select(entry => entry.Key));
    }

    static string Chart(string mimeTypes) =>
        $$"""
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type source) { FormatterSourceType = source; }
            public Type FormatterSourceType { get; }
            public string[] {{mimeTypes}};
        }
        class Source
        {
            public IEnumerable<object> CreateTypeFormatters() =>
                new[] { "application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain" }.Select(mime => new Formatter { MimeType = mime });
        }
        class Formatter
        {
            public string MimeType { get; set; }
            public bool Format(object value, System.IO.TextWriter writer)
            {
                writer.Write(MimeType.EndsWith("json") ? "{\"data\": []}" : MimeType + " of " + value.GetType().Name);
                return true;
            }
        }
        [TypeFormatterSource(typeof(Source))]
        class Chart { }
        """;
}
