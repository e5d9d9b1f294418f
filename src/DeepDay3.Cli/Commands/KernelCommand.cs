using System.CommandLine;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 kernel</c>: makes VS Code, JupyterLab and nbconvert run C# notebooks.</summary>
static class KernelCommand
{
    public static Command Create() => new("kernel", "Installs or starts the Jupyter kernel for C#.")
    {
        KernelInstallCommand.Create(),
        KernelUninstallCommand.Create(),
        KernelStartCommand.Create(),
    };

    /// <summary>The option --name.</summary>
    public static Option<string?> NameOption(string description) => new("--name") { Description = description, HelpName = "NAME" };

    /// <summary>The option --prefix.</summary>
    public static Option<string?> PrefixOption() => new("--prefix")
    {
        Description = "The environment to use, such as that of a Python environment, in place of the user's own Jupyter folder.",
        HelpName = "DIR",
    };
}
