using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Whether operations of this thread are recorded.</summary>
internal static class GradMode
{
    [ThreadStatic]
    static bool disabled;

    internal static bool Enabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !disabled;
        set => disabled = !value;
    }

    /// <summary>Sets the mode until disposed.</summary>
    internal sealed class Guard : IDisposable
    {
        readonly bool before = Enabled;

        internal Guard(bool enabled) => Enabled = enabled;

        public void Dispose() => Enabled = before;
    }
}
