namespace DeepDay3.Data.Downloads;

/// <summary>Lets one process at a time download or change a file. The system releases the lock of a process that is killed.</summary>
static class FileLock
{
    // What the systems say of a file that another process holds.
    const int WindowsHeld = unchecked((int)0x80070020), LinuxHeld = 11, MacHeld = 35;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock. The lock file stays: deleting it could give two processes a lock each.</summary>
    public static async Task<IDisposable> TakeAsync(string path, Action waiting, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (bool told = false; ; told = true)
        {
            if (TryTake(path) is { } held)
                return held;
            if (!told)
                waiting();
            await Task.Delay(Interval, cancellation);
        }
    }

    /// <summary>Waits for the lock on the calling thread; null when the time is up.</summary>
    public static IDisposable? Take(string path, TimeSpan longest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (long end = Environment.TickCount64 + (long)longest.TotalMilliseconds; ; Thread.Sleep(Interval / 10))
        {
            IDisposable? held = TryTake(path);
            if (held is not null || Environment.TickCount64 >= end)
                return held;
        }
    }

    static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is WindowsHeld or LinuxHeld or MacHeld)
        {
            return null;
        }
    }
}
