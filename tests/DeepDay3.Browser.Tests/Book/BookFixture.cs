using System.Diagnostics;

namespace DeepDay3.Browser.Tests.Book;

/// <summary>The book of the committed notebooks, built once by the command that users call.</summary>
public sealed class BookFixture : IAsyncLifetime
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The site's folder.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"deepday3-book-{Guid.NewGuid():N}", "書 with space");

    /// <summary>What the command printed, and its exit code.</summary>
    public (int ExitCode, string Output, string Error) Build { get; private set; }

    /// <summary>All pages, relative to the folder.</summary>
    public IReadOnlyList<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>The address of a page.</summary>
    public string Url(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Root };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "deepday3-cli.dll"), "book", "--out", Folder }) start.ArgumentList.Add(argument);
        start.Environment["DEEPDAY3_HOME"] = Root;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        Build = (process.ExitCode, await output, await error);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
        return Task.CompletedTask;
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepDay3.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
