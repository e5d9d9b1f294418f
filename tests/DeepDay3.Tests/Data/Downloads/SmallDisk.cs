using System.Diagnostics;

namespace DeepDay3.Tests.Data.Downloads;

/// <summary>A file system in memory with room for 128 KB. Mounting one takes Linux and the rights for it.</summary>
sealed class SmallDisk : IDisposable
{
    SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Why none can be mounted here; null when one can.</summary>
    public static string? Obstacle { get; } = Try();

    public static SmallDisk Mount(string root, string options = "")
    {
        string path = Directory.CreateDirectory(System.IO.Path.Combine(root, "disk")).FullName;
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", options + "size=128k", "tmpfs", path));
        return new SmallDisk(path);
    }

    public void Dispose() => Run("umount", Path);

    static string? Try()
    {
        if (!OperatingSystem.IsLinux())
            return "No small disk: mounting one takes Linux.";
        string root = Directory.CreateTempSubdirectory().FullName;
        try
        {
            if (Run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", root) != 0)
                return "No small disk: this user may not mount one.";
            Run("umount", root);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "No small disk: there is no program mount.";
        }
        finally
        {
            Directory.Delete(root);
        }
    }

    static int Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
