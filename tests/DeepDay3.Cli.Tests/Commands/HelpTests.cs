namespace DeepDay3.Cli.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("run", "--help")]
    [InlineData("data", "--help")]
    [InlineData("data", "fetch", "--help")]
    [InlineData("check", "--help")]
    [InlineData("progress", "--help")]
    [InlineData("doctor", "--help")]
    [InlineData("kernel", "--help")]
    [InlineData("kernel", "install", "--help")]
    [InlineData("kernel", "uninstall", "--help")]
    [InlineData("kernel", "start", "--help")]
    public async Task Every_command_explains_itself(params string[] arguments)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(Path.GetTempPath(), arguments);
        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output);
    }

    [Fact]
    public async Task Help_names_the_commands_for_people_only()
    {
        foreach (var arguments in new[] { new[] { "--help" }, [] })
        {
            var (exitCode, output, _) = await CommandLine.RunAsync(Path.GetTempPath(), arguments);
            Assert.Equal(0, exitCode);
            Assert.Contains("doctor", output);
            Assert.DoesNotContain("run-one", output);
        }
    }

    [Fact]
    public async Task Version_is_a_number()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(Path.GetTempPath(), "--version");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Doctor_tells_what_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory("deepday3-").FullName;
        var (exitCode, output, _) = await CommandLine.RunAsync(folder, "doctor");
        Assert.Equal(1, exitCode);
        Assert.Contains("missing: the folder notebooks/", output);
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        (exitCode, output, _) = await CommandLine.RunAsync(folder, "doctor");
        Assert.True(exitCode == 0, output);
        Assert.Contains("nothing is missing", output);
        Directory.Delete(folder, true);
    }
}
