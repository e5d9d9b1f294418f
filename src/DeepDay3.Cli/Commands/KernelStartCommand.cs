using System.CommandLine;
using DeepDay3.Jupyter;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 kernel start</c>: what Jupyter does, for other programs that bring a connection file.</summary>
static class KernelStartCommand
{
    static readonly Argument<string> File = new("file") { Description = "The connection file." };

    public static Command Create()
    {
        var command = new Command("start", "Serves a Jupyter connection file.") { File };
        command.SetAction(result => KernelProgram.Run(result.GetRequiredValue(File)));
        return command;
    }
}
