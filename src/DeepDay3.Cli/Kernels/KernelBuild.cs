using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepDay3.Cli.Kernels;

/// <summary>Builds the kernel's program for this machine.</summary>
static class KernelBuild
{
    /// <summary>The assembly that Jupyter starts.</summary>
    public const string Assembly = "DeepDay3.Jupyter.dll";

    /// <summary>Publishes the kernel into a folder: compiled ahead of time where there are sources and the compiler for that can be had.</summary>
    /// <param name="home">The repository's folder.</param>
    /// <param name="output">The folder to fill.</param>
    /// <param name="cancellation">Stops the build.</param>
    /// <returns>True when it is compiled ahead of time.</returns>
    /// <exception cref="KernelInstallException">The build failed.</exception>
    public static async Task<bool> PublishAsync(string home, string output, CancellationToken cancellation)
    {
        var project = Path.Combine(home, "src", "DeepDay3.Jupyter", "DeepDay3.Jupyter.csproj");
        if (!File.Exists(project)) return CopyTool(project, output);
        if (await RunAsync(home, project, output, isReadyToRun: true, cancellation) is null) return true;
        if (await RunAsync(home, project, output, isReadyToRun: false, cancellation) is { } messages)
            throw new KernelInstallException($"the kernel could not be built:\n{messages}");
        return false;
    }

    // The installed tool brings the kernel, but nothing to build it from.
    static bool CopyTool(string project, string output)
    {
        var tool = AppContext.BaseDirectory;
        if (!File.Exists(Path.Combine(tool, Assembly))) throw new KernelInstallException($"there is neither {project} nor {Path.Combine(tool, Assembly)}; start deepday3 from the repository's folder");
        foreach (var file in Directory.EnumerateFiles(tool, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(output, Path.GetRelativePath(tool, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return false;
    }

    // What the ahead-of-time compiler may take into an assembly from the others: short methods of theirs, and generics that only
    // meet here. A cell spends most of its time in such code of the C# compiler; the runtime checks each body that was taken over,
    // so that a serviced framework is safe. Semicolons divide properties on the command line.
    const string ReadyToRunOptions = "--opt-cross-module:*%3B--non-local-generics-module:*";

    // A folder of its own for what the build leaves: the collection's own build stays as it is.
    static async Task<string?> RunAsync(string home, string project, string output, bool isReadyToRun, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "publish", project, "--configuration", "Release", "--output", output, "--artifacts-path", Path.Combine(home, "artifacts", "kernel"),
            "--runtime", RuntimeIdentifier(), "--self-contained", "false", $"-p:PublishReadyToRun={isReadyToRun}",
            $"-p:PublishReadyToRunCrossgen2ExtraArgs={ReadyToRunOptions}",
            "-p:TorchBackend=managed", "-p:RunAnalyzers=false", "-nologo", "-verbosity:quiet",
        ];
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = home };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            var messages = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? null : (await messages + await errors).Trim();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    // The runtime may name itself after a distribution; compilers are published for the portable names.
    static string RuntimeIdentifier()
    {
        var system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
