using System.CommandLine;
using DeepDay3.Cli.Kernels;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 kernel install</c>.</summary>
static class KernelInstallCommand
{
    const int Failed = 1;
    const int Usage = 2;
    const int Interrupted = 130;

    static readonly Option<string?> Name = KernelCommand.NameOption(
        $"The kernel's name; {InstalledKernel.UsualName}, which .NET notebooks ask for, when no other program has it, else {InstalledKernel.OtherName}.");

    static readonly Option<string?> Prefix = KernelCommand.PrefixOption();

    public static Command Create()
    {
        var command = new Command("install", "Builds the kernel and tells Jupyter about it.") { Name, Prefix };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var name = result.GetValue(Name);
        if (name is not null && !InstalledKernel.IsValidName(name))
        {
            await Console.Error.WriteLineAsync($"deepday3 kernel install: --name {name}: letters, digits, dots, dashes and underscores were expected");
            return Usage;
        }

        try
        {
            var prefix = result.GetValue(Prefix);
            var folder = prefix is null ? KernelFolders.User : KernelFolders.Below(prefix);
            var chosen = name ?? KernelInstaller.ChooseName(prefix is null ? KernelFolders.All() : [folder]);
            Console.WriteLine("building the kernel for this machine; this takes up to a minute ...");
            var (kernel, isReadyToRun) = await KernelInstaller.InstallAsync(Home.Repository, folder, chosen, cancellation);
            Console.WriteLine($"installed the kernel {kernel.Name} in {kernel.Folder}");
            if (!isReadyToRun) Console.WriteLine("it is not compiled ahead of time, so it starts about a second later: from a clone of the repository, with a network, it would be");
            Console.WriteLine(chosen == InstalledKernel.UsualName
                ? "notebooks find it by themselves, in VS Code (Select Kernel > Jupyter Kernel), JupyterLab and nbconvert"
                : $"notebooks ask for {InstalledKernel.UsualName}: choose \".NET (C#) {chosen}\" as their kernel, or run jupyter nbconvert with --ExecutePreprocessor.kernel_name={chosen}");
            return 0;
        }
        catch (Exception e) when (e is KernelInstallException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"deepday3 kernel install: {e.Message}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("deepday3 kernel install: stopped; nothing was installed");
            return Interrupted;
        }
    }
}
