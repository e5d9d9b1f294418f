using DeepDay3.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class DirectiveTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;
    readonly SessionFixture session;

    public DirectiveTests()
    {
        session = new SessionFixture(new SessionOptions { Folder = folder });
    }

    public static string LoadedMarker { get; set; } = "not set";

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_loaded_assembly_is_shared_whatever_the_path()
    {
        LoadedMarker = "set by the host";
        await session.Value("#r \"../../no/such/folder/DeepDay3.Notebooks.Tests.dll\"\nusing DeepDay3.Notebooks.Tests.Session;");
        Assert.Equal("set by the host", await session.Value("DirectiveTests.LoadedMarker"));
    }

    [Fact]
    public async Task A_referenced_assembly_brings_its_neighbours()
    {
        var lower = Compile("Lower", "namespace Low; public class Base { public int Value => 7; }");
        Compile("Upper", "namespace Up; public class Derived : Low.Base { }", lower);
        Assert.Equal("14", await session.Value("#r \"lib/Upper.dll\"\nnew Up.Derived().Value + new Low.Base().Value"));
    }

    [Fact]
    public async Task An_assembly_can_be_referenced_twice_and_a_framework_assembly_by_name()
    {
        Compile("Twice", "public class Once { public static int Number => 3; }");
        await session.Value("#r \"lib/Twice.dll\"");
        Assert.Equal("3", await session.Value("#r \"lib/Twice.dll\"\n#r \"System.Xml.Linq\"\nOnce.Number"));
    }

    [Theory]
    [InlineData("int a;\n#r \"missing.dll\"", "there is no file", 2)]
    [InlineData("#r \"nuget: Plotly.NET, 4.0\"", "packages are not restored", 1)]
    [InlineData("#r", "#r is not", 0)]
    [InlineData("#!python\nprint(1)", "#!python is not a directive", 1)]
    [InlineData("\n#!who", "#!who is not a directive", 2)]
    [InlineData("#i \"nuget:https://x\"", "#i is not a directive", 1)]
    [InlineData("#load \"none.csx\"", "there is no file", 1)]
    [InlineData("#r \"text.dll\"", "is not a .NET assembly", 1)]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string code, string expected, int line)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "text.dll"), "no assembly");
        var error = await session.Error(code);
        if (line == 0) return;
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains(expected, error.Message);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public async Task Text_that_looks_like_a_directive_is_left_alone()
    {
        Assert.Equal("#!time\n#r \"x\"\n", await session.Value("var s = @\"#!time\n#r \"\"x\"\"\n\";\n/*\n#!nothing\n*/\ns"));
        Assert.Equal("a\n#!b", await session.Value("\"\"\"\na\n#!b\n\"\"\""));
    }

    [Fact]
    public async Task Compiler_directives_stay_the_compilers()
    {
        Assert.Equal("1", await session.Value("#nullable enable\n#region r\n#if NEVER\n2\n#else\n1\n#endif\n#endregion"));
    }

    [Fact]
    public async Task Languages_within_a_cell_are_displayed_and_lines_stay_right()
    {
        var result = await session.Run("#!markdown\n# Title\nit's text\n#!html\n<b>x</b>\n#!csharp\nvar a = 1;\nthrow new Exception(\"here\");");
        Assert.Equal(8, result.Error!.Line);
        Assert.Equal("# Title\nit's text", session.Output.Displayed[0]["text/markdown"]);
        Assert.Equal("<b>x</b>", session.Output.Displayed[1]["text/html"]);
    }

    [Fact]
    public async Task Time_is_shown_when_asked_for()
    {
        Assert.Equal("3", await session.Value("#!time\n1 + 2"));
        Assert.StartsWith("Wall time: ", Assert.Single(session.Output.Displayed)["text/plain"]);
    }

    [Fact]
    public async Task A_loaded_file_is_run_as_if_it_stood_there()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "helper.csx"), "int Helper() => 11;");
        Assert.Equal("11", await session.Value("#load \"helper.csx\"\nHelper()"));
    }

    string Compile(string name, string code, params string[] references)
    {
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        var path = Path.Combine(folder, "lib", name + ".dll");
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            references.Append(Path.Combine(runtime, "System.Private.CoreLib.dll")).Append(Path.Combine(runtime, "System.Runtime.dll")).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return path;
    }
}
