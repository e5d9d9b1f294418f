using System.Diagnostics;
using DeepDay3.Data;
using DeepDay3.Data.Downloads;

namespace DeepDay3.Tests;

/// <summary>Downloads one file in a process of its own, so that tests can kill it or run several at once.</summary>
static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["fetch", var url, var size, var sha256, var cache])
        {
            await Console.Error.WriteLineAsync("fetch URL SIZE SHA256 CACHE was expected");
            return 2;
        }
        var file = new DatasetFile("child", [new Uri(url)], [new DatasetForm("set/child.bin") { Size = long.Parse(size), Sha256 = sha256 }]);
        using var downloader = new DatasetDownloader(new DatasetStore(null, cache), new DownloadOptions { FirstPause = TimeSpan.FromMilliseconds(50) });
        try
        {
            Console.WriteLine(await downloader.FetchAsync(file));
            return 0;
        }
        catch (DatasetException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    /// <summary>Starts this program.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments.Prepend(typeof(ChildProgram).Assembly.Location).Prepend("exec"))
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
