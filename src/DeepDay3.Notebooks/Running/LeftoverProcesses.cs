using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeepDay3.Notebooks.Running;

/// <summary>Finds programs that a notebook started and that outlive its process, by a mark that they inherit, and ends them.</summary>
/// <remarks>Where the system does not show the environment of processes (only Linux does), those below the notebook's process are ended with it and others stay.</remarks>
static class LeftoverProcesses
{
    /// <summary>The variable that carries the mark.</summary>
    public const string Variable = "DEEPDAY3_NOTEBOOK_PROCESS";

    const int Rounds = 5;

    /// <summary>Ends all processes that carry the mark.</summary>
    public static void End(string mark)
    {
        if (!OperatingSystem.IsLinux()) return;
        var needle = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");

        // A program may start another while it is looked for.
        for (var round = 0; round < Rounds; round++)
        {
            var found = Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Where(folder => Carries(folder, needle)).ToList();
            if (found.Count == 0) return;
            foreach (var folder in found) Kill(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
        }
    }

    static bool Carries(string folder, byte[] needle)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(needle) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }

    static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
