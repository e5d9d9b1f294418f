using DeepDay3.Jupyter.Execution;
using DeepDay3.Jupyter.Language;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Jupyter.Tests.Language;

[Collection("sessions")]
public sealed class LanguageTests : IDisposable
{
    readonly CSharpSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Console.Wri", "Write,WriteLine")]
    [InlineData("System.Text.StringBui", "StringBuilder")]
    [InlineData("using System.Text.Js", "Json")]
    [InlineData("\"abc\".ToUpperI", "ToUpperInvariant")]
    [InlineData("\"abc\"?.ToUpperI", "ToUpperInvariant")]
    [InlineData("int? n = 1; n?.CompareT", "CompareTo")]
    [InlineData("new List<int>().FirstO", "FirstOrDefault")]
    [InlineData("DayOfWeek.Mon", "Monday")]
    [InlineData("forea", "foreach")]
    [InlineData("int counter = 1; { var cou2 = 2; coun", "counter")]
    [InlineData("void F(int alpha) { alp", "alpha")]
    [InlineData("var q = from item in new[] { 1 } where ite", "item")]
    [InlineData("new System.Text.StringBuilder { Capac", "Capacity")]
    [InlineData("#!time\n\"abc\".ToUpperI", "ToUpperInvariant")]
    [InlineData("// Console.Wri", "")]
    [InlineData("var s = \"Console.Wri", "")]
    [InlineData("12", "")]
    public void Completion_offers_what_fits(string code, string expected)
    {
        var list = new CompletionService(session.CreateProbe).Complete(code, code.Length);
        Assert.Equal(expected, string.Join(",", list.Items.Select(item => item.Text)));
        Assert.Equal(code.Length, list.End);
    }

    [Fact]
    public async Task Completion_knows_what_earlier_cells_declared()
    {
        await session.ExecuteAsync("record Person(string FirstName); var somebody = new Person(\"a\");", "cell 1", new SilentOutput());
        var service = new CompletionService(session.CreateProbe);
        Assert.Equal(new CompletionItem("somebody", "variable", "Person"), Assert.Single(service.Complete("someb", 5).Items));
        Assert.Equal(new CompletionItem("FirstName", "property", "string"), Assert.Single(service.Complete("somebody.Fir\nint y = 1;", 12).Items));
        Assert.Contains(service.Complete("", 0).Items, item => item.Text == "somebody");
    }

    [Theory]
    [InlineData("Console.WriteLine(1)", 12, "void Console.WriteLine(int value)")]
    [InlineData("Math.Max(1, 2)", 13, "int Math.Max(int val1, int val2)")]
    [InlineData("string s = null;", 2, "string in System")]
    [InlineData("var s = \"a\";", 1, "string in System")]
    [InlineData("int here = 5;", 6, "int here")]
    public void Inspection_shows_declarations(string code, int position, string expected) =>
        Assert.Equal(expected, new InspectionService(session.CreateProbe).Inspect(code, position, false)?.Declarations[0]);

    [Fact]
    public async Task Inspection_shows_the_comments_of_cells()
    {
        await session.ExecuteAsync("/// <summary>Half of <paramref name=\"n\"/>; see <see cref=\"T:System.Math\"/>.</summary>\nint Half(int n) => n / 2;", "cell 1", new SilentOutput());
        var found = new InspectionService(session.CreateProbe).Inspect("Half(2)", 1, detailed: true);
        Assert.Equal("Half of `n`; see `Math`.", found?.Documentation);
        Assert.Contains("n / 2", found?.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_known_about_nothing() => Assert.Null(new InspectionService(session.CreateProbe).Inspect("   ", 1, false));

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("/* words", "incomplete")]
    [InlineData("#!time\n1", "complete")]
    [InlineData("int 5x = ;", "invalid")]
    [InlineData("}", "invalid")]
    public void Code_is_complete_or_not(string code, string expected) => Assert.Equal(expected, (string?)Completeness.Answer(code)["status"]);

    [Fact]
    public void Random_code_and_positions_lead_to_no_exception()
    {
        const string Code = "#!time\nvar x = new List<string> { \"a\" }; x?.Where(s => s.Length > 1).Select(s => $\"{s}\") /* 🙂 */ switch { _ => 'c' };";
        var random = new Random(4);
        var completion = new CompletionService(session.CreateProbe);
        var inspection = new InspectionService(session.CreateProbe);
        for (var round = 0; round < 150; round++)
        {
            var start = random.Next(Code.Length);
            var code = Code[start..random.Next(start, Code.Length + 1)];
            var position = random.Next(code.Length + 1);
            completion.Complete(code, position);
            inspection.Inspect(code, position, true);
            Completeness.Answer(code);
        }
    }
}
