using DeepDay3.Notebooks.Documents;
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
    [InlineData("#r \"nuget: , 4.0\"", "the name of a package", 1)]
    [InlineData("#r \"nuget: A;B\"", "the name of a package", 1)]
    [InlineData("#r", "#r is not", 0)]
    [InlineData("#!python\nprint(1)", "#!python is not a directive", 1)]
    [InlineData("\n#!whoever", "#!whoever is not a directive", 2)]
    [InlineData("#i \"https://x\"", "a source of packages was expected", 1)]
    [InlineData("#i \"nuget: no/such/folder\"", "there is no folder", 1)]
    [InlineData("#!import none.ipynb", "there is no file", 1)]
    [InlineData("#!import", "needs the path of a file", 1)]
    [InlineData("#!import text.dll", "a file that ends in .ipynb", 1)]
    [InlineData("#!import broken.ipynb", "not valid JSON", 1)]
    [InlineData("#load \"self.csx\"", "files load one another", 1)]
    [InlineData("#load \"none.csx\"", "there is no file", 1)]
    [InlineData("#r \"text.dll\"", "is not a .NET assembly", 1)]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string code, string expected, int line)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "text.dll"), "no assembly");
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.ipynb"), "{");
        await File.WriteAllTextAsync(Path.Combine(folder, "self.csx"), "#load \"self.csx\"");
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

    [Fact]
    public async Task A_loaded_file_can_load_another()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "inner.csx"), "int Inner() => 5;");
        await File.WriteAllTextAsync(Path.Combine(folder, "outer.csx"), "#load \"inner.csx\"\nint Outer() => Inner() + 1;");
        Assert.Equal("11", await session.Value("#load \"outer.csx\"\nInner() + Outer()"));
    }

    [Fact]
    public async Task A_notebook_is_imported_cell_by_cell_with_its_output()
    {
        var document = NotebookDocument.Create(
            NotebookCell.Create(CellKind.Markdown, "# Not code"), NotebookCell.Create(CellKind.Code, "int four = 4;\nConsole.Write(\"ran\");"), NotebookCell.Create(CellKind.Code, "four + 1"));
        document.Save(Path.Combine(folder, "part.ipynb"));
        Assert.Equal("8", await session.Value("#!import part.ipynb\nfour * 2"));
        Assert.Equal("ran", session.Output.Of("stdout"));
        Assert.Equal("5", Assert.Single(session.Output.Displayed)["text/plain"]);
    }

    [Fact]
    public async Task An_error_in_an_imported_notebook_names_its_cell()
    {
        NotebookDocument.Create(NotebookCell.Create(CellKind.Code, "int fine;"), NotebookCell.Create(CellKind.Code, "\nthrow new Exception(\"inside\");"))
            .Save(Path.Combine(folder, "bad.ipynb"));
        var error = await session.Error("#!import \"bad.ipynb\"");
        Assert.Equal("inside", error.Message);
        Assert.Contains("bad.ipynb cell 2, line 2", error.Trace[1]);
    }

    [Theory]
    [InlineData("a.cs", "int imported = 3;", "imported", "3")]
    [InlineData("a.dib", "#!meta\n{\"kernelInfo\":{}}\n#!markdown\n# Title\n#!csharp\nint imported = 4;", "imported", "4")]
    public async Task Code_files_are_imported(string file, string text, string then, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, file), text);
        Assert.Equal(expected, await session.Value($"#!import {file}\n{then}"));
    }

    [Theory]
    [InlineData("a.html", "<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("a.md", "# x", "text/markdown", "# x")]
    [InlineData("a.js", "let x", "text/html", "<script type=\"text/javascript\">let x</script>")]
    public async Task Files_for_the_page_are_shown(string file, string text, string mime, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, file), text);
        await session.Value($"#!import {file}");
        Assert.Equal(expected, Assert.Single(session.Output.Displayed)[mime]);
    }

    [Fact]
    public async Task JavaScript_goes_to_the_page()
    {
        await session.Value("#!javascript\nalert(1);\n#!js\nalert(2);");
        Assert.Equal(
            ["<script type=\"text/javascript\">alert(1);</script>", "<script type=\"text/javascript\">alert(2);</script>"],
            session.Output.Displayed.Select(shown => shown["text/html"]));
    }

    [Fact]
    public async Task Who_lists_variables_and_whos_their_types_and_values()
    {
        await session.Value("int b = 1; var a = \"text\"; int F() => 1; class C { }");
        await session.Value("var b = new[] { 1.5 };");
        await session.Value("#!who");
        Assert.Equal("a\nb", session.Output.Displayed[0]["text/plain"]);
        await session.Value("#!whos");
        var table = session.Output.Displayed[0]["text/html"]!;
        Assert.Matches("<td[^>]*>b</td><td[^>]*>double\\[\\]</td><td[^>]*>\\[1.5\\]</td>", table);
    }

    [Fact]
    public async Task The_host_describes_itself_and_its_directives()
    {
        await session.Value("#!about\n#!lsmagic");
        Assert.Contains(".NET 10", session.Output.Displayed[0]["text/plain"]);
        foreach (var name in (string[])["#r", "#i", "#load", "#!import", "#!time", "#!csharp", "#!markdown", "#!html", "#!javascript", "#!who", "#!whos", "#!lsmagic", "#!about"])
            Assert.Contains(name, session.Output.Displayed[1]["text/plain"]);
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
