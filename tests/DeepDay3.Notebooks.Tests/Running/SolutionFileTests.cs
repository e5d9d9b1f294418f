using DeepDay3.Notebooks.Running;

namespace DeepDay3.Notebooks.Tests.Running;

public class SolutionFileTests
{
    [Fact]
    public void Sections_start_at_their_heads()
    {
        var sections = SolutionFile.Read("// about the file\n\n// exercise: a-1\nvar x = 1;\n\n// a comment\nx\n\n//exercise: a-2\r\nvar y = \"// exercise: no\";\n", "s.csx");
        Assert.Equal(["a-1", "a-2"], sections.Keys);
        Assert.Equal("var x = 1;\n\n// a comment\nx", sections["a-1"]);
        Assert.Equal("var y = \"// exercise: no\";", sections["a-2"]);
    }

    [Fact]
    public void A_second_section_of_an_exercise_is_an_error() =>
        Assert.Contains("s.csx, line 3: a second section of a", Assert.Throws<UsageException>(() => SolutionFile.Read("// exercise: a\n1\n// exercise: a\n2", "s.csx")).Message);

    [Fact]
    public void The_file_lies_below_the_same_folders_in_the_nearest_folder_upwards()
    {
        using var folder = new TemporaryFolder();
        var notebook = Path.Combine(folder.Path, "notebooks", "day3", "a.ipynb");
        Directory.CreateDirectory(Path.GetDirectoryName(notebook)!);
        Assert.Null(SolutionFile.For(notebook));
        var file = Path.Combine(folder.Path, "notebooks", "solutions", "day3", "a.csx");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "// exercise: a-1\n1");
        Assert.Equal("1", SolutionFile.For(notebook)!.Sections["a-1"]);
        Assert.Equal(file, SolutionFile.For(notebook)!.Path);
    }
}
