namespace DeepDay3.Cli.Tests.Commands;

public sealed class KernelCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3 kernel レ ").FullName;

    string Kernels => Path.Combine(folder, "share", "jupyter", "kernels");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_kernel_of_somebody_else_is_left_alone()
    {
        WriteKernel("theirs", """{"argv": ["x"], "display_name": "x", "language": "C#"}""");

        var install = await CommandLine.RunAsync(folder, "kernel", "install", "--prefix", folder, "--name", "theirs");
        var uninstall = await CommandLine.RunAsync(folder, "kernel", "uninstall", "--prefix", folder, "--name", "theirs");

        Assert.Equal(1, install.ExitCode);
        Assert.Contains("is not a kernel of deepday3", install.Error, StringComparison.Ordinal);
        Assert.Equal(1, uninstall.ExitCode);
        Assert.Contains("no kernel of deepday3 called theirs", uninstall.Error, StringComparison.Ordinal);
        Assert.Equal(["theirs"], Directory.GetDirectories(Kernels).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Our_kernels_are_removed_and_theirs_stay()
    {
        WriteKernel("theirs", """{"argv": ["x"], "display_name": "x", "language": "C#"}""");
        WriteKernel(".net-csharp", """{"argv": ["dotnet", "x.dll", "{connection_file}"], "metadata": {"deepday3": {}}}""");

        var (exitCode, output, _) = await CommandLine.RunAsync(folder, "kernel", "uninstall", "--prefix", folder);

        Assert.Equal(0, exitCode);
        Assert.Contains("removed the kernel .net-csharp", output, StringComparison.Ordinal);
        Assert.Equal(["theirs"], Directory.GetDirectories(Kernels).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_name_that_Jupyter_would_refuse_is_a_usage_error(string name)
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(folder, "kernel", "install", "--prefix", folder, "--name", name);
        Assert.Equal(2, exitCode);
        Assert.Contains("--name", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_connection_file_that_is_missing_is_one_line_and_exit_code_1()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(folder, "kernel", "start", "no such file.json");
        Assert.Equal(1, exitCode);
        Assert.Contains("no such file.json", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    void WriteKernel(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Kernels, name));
        File.WriteAllText(Path.Combine(Kernels, name, "kernel.json"), text);
    }
}
