namespace DeepDay3.Jupyter;

/// <summary>Where the kernel says what it dropped: lines on standard error, which Jupyter shows in its own log.</summary>
sealed class KernelLog(TextWriter writer)
{
    // Garbage may come without end.
    const int MaximumLines = 500;

    readonly Lock gate = new();
    int lines;

    public void Write(string text)
    {
        lock (gate)
        {
            if (++lines > MaximumLines) return;
            writer.WriteLine($"deepday3 kernel: {text}");
            if (lines == MaximumLines) writer.WriteLine("deepday3 kernel: further lines are left out");
        }
    }
}
