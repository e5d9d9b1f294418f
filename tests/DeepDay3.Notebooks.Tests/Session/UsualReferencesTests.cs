using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

/// <summary>Cells are compiled against few assemblies first; that must not be seen.</summary>
[Collection("sessions")]
public class UsualReferencesTests
{
    [Fact]
    public async Task Cells_reach_every_assembly_of_the_framework()
    {
        using var host = new SessionFixture();
        foreach (var (code, expected) in new[]
        {
            ("using System.Text.RegularExpressions; Regex.IsMatch(\"aa\", \"a+\")", "true"),
            ("Regex.Replace(\"aa\", \"a\", \"b\")", "bb"),
            ("dynamic d = 3; d + 1", "4"),
            ("System.Text.Json.JsonDocument.Parse(\"[7]\").RootElement[0].GetInt32()", "7"),
            ("Enumerable.Range(0, 10).AsParallel().Sum()", "45"),
            ("new System.Numerics.BigInteger(2) + 1", "3"),
            ("System.Xml.Linq.XElement.Parse(\"<a>5</a>\").Value", "5"),
            ("1 + 1", "2"),
        })
            Assert.Equal(expected, await host.Value(code));
    }

    [Fact]
    public void An_error_does_not_make_all_references_usual()
    {
        var context = new SessionLoadContext();
        var references = new SessionReferences(Environment.CurrentDirectory, context);
        var chain = new SubmissionChain(references, context, new CellPlaces());
        int usual = references.Usual.Count;
        var error = Assert.Throws<CompilationException>(() => chain.Compile("nothing.At.All()", "cell 1", default));
        Assert.Equal("CS0103", Assert.Single(error.Errors).Id);
        Assert.Equal(usual, references.Usual.Count);
        chain.Compile("new System.Net.NetworkInformation.Ping()", "cell 2", default);
        Assert.InRange(references.Usual.Count, usual + 1, usual + 40);
        Assert.True(references.All.Count > 100);
    }
}
