using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using DeepDay3.Cli.Kernels;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 doctor</c>: what this machine has, what is missing, and the command that mends it.</summary>
static class DoctorCommand
{
    const string DownloadPage = "https://dotnet.microsoft.com/download/dotnet/10.0";

    public static Command Create()
    {
        var command = new Command("doctor", "Says what this machine has, what is missing and which command mends it.");
        command.SetAction(_ => Examine());
        return command;
    }

    static int Examine()
    {
        var problems = new List<string>();
        Show("deepday3", Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown version");
        Show("runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})");
        Show("SDK", Sdk(problems));
        Show("backend", Backend(problems));
        Show("CPU", $"{Environment.ProcessorCount} logical cores; {Features()}");
        Show("notebooks", Notebooks(problems));
        Show("data", Data(problems));
        Show("kernels", Kernels(problems));
        foreach (var problem in problems) Console.WriteLine($"missing: {problem}");
        if (problems.Count == 0) Console.WriteLine("nothing is missing");
        return problems.Count == 0 ? 0 : 1;
    }

    static void Show(string name, string value) => Console.WriteLine($"{name,-10} {value}");

    static string Sdk(List<string> problems)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode == 0 && int.TryParse(version.Split('.')[0], out var major) && major >= 10) return version;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // dotnet is not on the PATH: reported below.
        }

        problems.Add($"the .NET SDK 10 or newer on the PATH; it is at {DownloadPage}");
        return "not found";
    }

    static string Backend(List<string> problems)
    {
        var folder = AppContext.BaseDirectory;
        var torchSharp = Path.Combine(folder, "TorchSharp.dll");
        if (File.Exists(torchSharp)) return $"TorchSharp {AssemblyName.GetAssemblyName(torchSharp).Version} ({torchSharp})";
        var managed = Path.Combine(folder, "DeepDay3.Torch.dll");
        if (File.Exists(managed)) return "managed (DeepDay3.Torch, no native code)";
        problems.Add("the tensor library beside the program; build it with dotnet build src/DeepDay3.Cli -c Release");
        return "none";
    }

    static string Features()
    {
        (string Name, bool IsSupported)[] features =
        [
            ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
            ("AVX-512F", Avx512F.IsSupported), ("NEON", AdvSimd.IsSupported),
        ];
        var present = features.Where(feature => feature.IsSupported).Select(feature => feature.Name).ToList();
        return present.Count > 0 ? string.Join(", ", present) : "no vector instructions that .NET reports";
    }

    static string Notebooks(List<string> problems)
    {
        var folder = Home.Collection;
        if (Directory.Exists(folder)) return folder;
        problems.Add("the folder notebooks/; start deepday3 from the repository's folder");
        return "not found";
    }

    static string Kernels(List<string> problems)
    {
        var kernels = KernelFolders.All().SelectMany(InstalledKernel.In).ToList();
        if (kernels.Count == 0) return "none installed; ./deepday3 kernel install makes notebooks run in VS Code, JupyterLab and nbconvert";
        foreach (var kernel in kernels)
        {
            if (kernel.Missing.FirstOrDefault() is { } file) problems.Add($"{file}, which the kernel {kernel.Name} needs; ./deepday3 kernel install --name {kernel.Name} puts it there");
        }

        return string.Join(", ", kernels.Select(kernel => $"{kernel.Name} ({kernel.Folder})"));
    }

    static string Data(List<string> problems)
    {
        var folder = Environment.GetEnvironmentVariable("DEEPDAY3_DATA");
        if (string.IsNullOrEmpty(folder)) return "DEEPDAY3_DATA is not set; notebooks look in the per-user cache and else use the built-in data";
        if (Directory.Exists(folder))
        {
            var sets = Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
            return $"{folder} ({(sets.Count > 0 ? string.Join(", ", sets) : "empty")})";
        }

        problems.Add($"the folder {folder} that DEEPDAY3_DATA names; create it, or unset DEEPDAY3_DATA");
        return $"{folder} (does not exist)";
    }
}
