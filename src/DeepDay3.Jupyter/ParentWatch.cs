using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DeepDay3.Jupyter;

/// <summary>Notices when the program that started the kernel is gone: nobody would ever end the kernel then.</summary>
static partial class ParentWatch
{
    /// <summary>What Jupyter passes: the process id of the parent, on Windows a handle of it.</summary>
    const string Variable = "JPY_PARENT_PID";

    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(300);

    /// <summary>Calls <paramref name="gone"/> from a thread of its own once the parent has ended.</summary>
    public static void Start(Action gone)
    {
        var named = long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        Action? wait = OperatingSystem.IsWindows() ? (named > 0 ? () => WaitForHandle(named) : null) : WaitForUnix(named);
        if (wait is null) return;
        var watch = new Thread(() => Watch(wait, gone), 256 * 1024) { IsBackground = true, Name = "parent" };
        watch.UnsafeStart();
    }

    static void Watch(Action wait, Action gone)
    {
        wait();
        gone();
    }

    // An orphan gets another parent. A process that the variable names may be further up, behind a shell; one that does not
    // exist to begin with lives in another container, and is no reason to end.
    static Action? WaitForUnix(long named)
    {
        var parent = GetParentId();
        var isNamedHere = named > 1 && named != parent && Exists(named);
        if (parent <= 1 && !isNamedHere) return null;
        return () =>
        {
            while (GetParentId() == parent && !(isNamedHere && !Exists(named))) Thread.Sleep(Period);
        };
    }

    static bool Exists(long id)
    {
        try
        {
            using var process = Process.GetProcessById((int)id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static void WaitForHandle(long handle)
    {
        using var wait = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)handle, ownsHandle: false) };
        wait.WaitOne();
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
