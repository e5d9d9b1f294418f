using DeepDay3.Browser.Tests.Book;
using DeepDay3.Cli.Book;

namespace DeepDay3.Browser.Tests.Charts;

/// <summary>Where Plotly's script lies: <c>$DEEPDAY3_PLOTLY</c>, or the package that the book draws with, fetched where it is not there yet.</summary>
static class PlotlyFile
{
    static readonly Lazy<(string? Path, string? Reason)> Found = new(Find);

    /// <summary>The file; null where there is none.</summary>
    public static string? Path => Found.Value.Path;

    /// <summary>Why there is none.</summary>
    public static string? Reason => Found.Value.Reason;

    static (string? Path, string? Reason) Find()
    {
        if (Environment.GetEnvironmentVariable("DEEPDAY3_PLOTLY") is { Length: > 0 } named) return (named, null);
        string vendor = System.IO.Path.Combine(BookFixture.Root, "artifacts", "vendor");
        // Tests are found by synchronous code.
        var (folder, reason) = Task.Run(() => NpmPackage.Plotly.FindAsync(vendor, CancellationToken.None)).GetAwaiter().GetResult();
        return (folder is null ? null : System.IO.Path.Combine(folder, "plotly.min.js"), reason);
    }
}
