using System.Diagnostics;

namespace DeepDay3.Cli.Tests;

/// <summary>Runs the built program as a user does.</summary>
static class CommandLine
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "deepday3-cli.dll");

    public static Process Start(string folder, params string[] arguments) => Start(folder, [], arguments);

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, Dictionary<string, string> environment, string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (process.ExitCode, await output, await error);
    }

    static Process Start(string folder, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DEEPDAY3_HOME"] = "";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var argument in arguments.Prepend(Program).Prepend("exec")) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
