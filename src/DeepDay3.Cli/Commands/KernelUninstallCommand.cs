using System.CommandLine;
using DeepDay3.Cli.Kernels;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 kernel uninstall</c>.</summary>
static class KernelUninstallCommand
{
    const int Failed = 1;

    static readonly Option<string?> Name = KernelCommand.NameOption("The kernel to remove; all that deepday3 installed there when none is named.");

    static readonly Option<string?> Prefix = KernelCommand.PrefixOption();

    public static Command Create()
    {
        var command = new Command("uninstall", "Removes the kernel.") { Name, Prefix };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult result)
    {
        var name = result.GetValue(Name);
        var folder = result.GetValue(Prefix) is { } prefix ? KernelFolders.Below(prefix) : KernelFolders.User;
        try
        {
            var kernels = InstalledKernel.In(folder).Where(kernel => name is null || kernel.Name == name).ToList();
            if (kernels.Count == 0)
            {
                Console.Error.WriteLine($"deepday3 kernel uninstall: {folder} holds no kernel of deepday3{(name is null ? "" : $" called {name}")}");
                return Failed;
            }

            foreach (var kernel in kernels)
            {
                KernelInstaller.Uninstall(kernel);
                Console.WriteLine($"removed the kernel {kernel.Name} from {folder}");
            }

            return 0;
        }
        catch (Exception e) when (e is KernelInstallException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"deepday3 kernel uninstall: {e.Message}");
            return Failed;
        }
    }
}
