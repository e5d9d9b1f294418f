namespace TorchSharp;

/// <summary>While it lives, backward passes stop at the first function that gives NaN.</summary>
public class AnomalyMode : IDisposable
{
    readonly bool enabledBefore;
    readonly bool checkBefore;

    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        enabledBefore = IsEnabled;
        checkBefore = ShouldCheckNaN;
        IsEnabled = enabled;
        ShouldCheckNaN = check_nan;
    }

    public static bool IsEnabled { get; private set; }

    public static bool ShouldCheckNaN { get; private set; } = true;

    internal static bool Checks => IsEnabled && ShouldCheckNaN;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        IsEnabled = enabledBefore;
        ShouldCheckNaN = checkBefore;
    }
}
