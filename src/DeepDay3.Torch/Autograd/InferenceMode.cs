namespace TorchSharp;

/// <summary>No recording, and a flag that says so, until disposed.</summary>
internal sealed class InferenceMode : IDisposable
{
    [ThreadStatic]
    static bool enabled;

    readonly bool before = enabled;
    readonly GradMode.Guard recording;

    internal InferenceMode(bool mode)
    {
        recording = new GradMode.Guard(!mode);
        enabled = mode;
    }

    internal static bool Enabled => enabled;

    public void Dispose()
    {
        recording.Dispose();
        enabled = before;
    }
}
