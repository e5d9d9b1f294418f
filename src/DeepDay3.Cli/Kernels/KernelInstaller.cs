using System.Diagnostics;
using DeepDay3.Notebooks;

namespace DeepDay3.Cli.Kernels;

/// <summary>Puts the kernel into one of Jupyter's folders, or takes it out.</summary>
static class KernelInstaller
{
    /// <summary>The name for a kernel that nobody named: the usual one, unless another program's kernel has it.</summary>
    /// <param name="folders">The folders of kernels that the kernel will be seen beside.</param>
    public static string ChooseName(IEnumerable<string> folders)
    {
        var isTaken = folders
            .Select(folder => Path.Combine(folder, InstalledKernel.UsualName))
            .Any(folder => File.Exists(Path.Combine(folder, InstalledKernel.FileName)) && InstalledKernel.Read(folder) is null);
        return isTaken ? InstalledKernel.OtherName : InstalledKernel.UsualName;
    }

    /// <summary>Builds the kernel and installs it; an older one of ours is replaced once the new one is complete.</summary>
    /// <param name="home">The repository's folder.</param>
    /// <param name="folder">The folder of kernels.</param>
    /// <param name="name">The kernel's name.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <returns>The kernel, and whether it is compiled ahead of time.</returns>
    /// <exception cref="KernelInstallException">It cannot be built or another program's kernel has that name.</exception>
    public static async Task<(InstalledKernel Kernel, bool IsReadyToRun)> InstallAsync(string home, string folder, string name, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, name);
        if (Directory.Exists(target) && InstalledKernel.Read(target) is null)
            throw new KernelInstallException($"{target} is not a kernel of deepday3 and is left alone; choose another name with --name");

        // Beside the folder of kernels, so that Jupyter does not see it before it is complete.
        var parent = Path.GetDirectoryName(folder)!;
        Directory.CreateDirectory(parent);
        var temporary = Path.Combine(parent, $".deepday3-kernel-{Guid.NewGuid():N}");
        try
        {
            var isReadyToRun = await KernelBuild.PublishAsync(home, Path.Combine(temporary, "app"), cancellation);
            string[] command = [DotnetPath(), "exec", Path.Combine(target, "app", KernelBuild.Assembly)];
            AtomicFile.WriteAllText(Path.Combine(temporary, InstalledKernel.FileName), InstalledKernel.Describe(name, command));
            Directory.CreateDirectory(folder);
            Replace(target, temporary);
            return (new InstalledKernel(name, target, command), isReadyToRun);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Removes a kernel.</summary>
    /// <exception cref="KernelInstallException">It is in use.</exception>
    public static void Uninstall(InstalledKernel kernel)
    {
        var aside = SetAside(kernel.Folder);
        Directory.Delete(aside, recursive: true);
    }

    static void Replace(string target, string replacement)
    {
        var aside = Directory.Exists(target) ? SetAside(target) : null;
        Directory.Move(replacement, target);
        if (aside is not null) Directory.Delete(aside, recursive: true);
    }

    // A move is done whole or not at all; a folder whose files are in use does not move on Windows.
    static string SetAside(string folder)
    {
        var aside = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(folder))!, $".deepday3-kernel-{Guid.NewGuid():N}");
        try
        {
            Directory.Move(folder, aside);
            return aside;
        }
        catch (IOException e)
        {
            throw new KernelInstallException($"{folder} cannot be moved, perhaps since a notebook uses it; shut its kernel down and try again ({e.Message})");
        }
    }

    // The host that runs this program: Jupyter's own environment may have no dotnet on its PATH.
    static string DotnetPath()
    {
        var executable = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } process && Path.GetFileName(process) == executable) return process;
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", executable));
        if (File.Exists(root)) return root;
        throw new KernelInstallException($"the program dotnet was not found ({Process.GetCurrentProcess().MainModule?.FileName} runs this one)");
    }
}
