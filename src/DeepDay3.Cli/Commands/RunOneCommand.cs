using System.CommandLine;
using DeepDay3.Notebooks.Running;

namespace DeepDay3.Cli.Commands;

/// <summary>The process that <see cref="RunCommand"/> starts for each notebook; not for people.</summary>
static class RunOneCommand
{
    public const string Name = "run-one";

    public static Command Create()
    {
        var pipe = new Argument<string>("pipe");
        var command = new Command(Name, "Executes one notebook for a parent process.") { pipe };
        command.Hidden = true;
        command.SetAction(result => ChildHost.RunAsync(result.GetRequiredValue(pipe)));
        return command;
    }

    /// <summary>The command line that starts this program again, up to the name of the pipe.</summary>
    public static IReadOnlyList<string> CommandLine()
    {
        var assembly = typeof(RunOneCommand).Assembly.Location;
        var process = Environment.ProcessPath ?? "dotnet";
        if (Path.GetFileNameWithoutExtension(process) == Path.GetFileNameWithoutExtension(assembly)) return [process, Name];
        var host = Path.GetFileNameWithoutExtension(process) == "dotnet" ? process : "dotnet";
        return [host, "exec", assembly, Name];
    }
}
