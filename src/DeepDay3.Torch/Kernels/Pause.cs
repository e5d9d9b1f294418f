using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>A bounded busy wait. The bound is in time: one pause instruction takes 18 to 140 cycles, depending on the processor.</summary>
internal struct Pause(int microseconds)
{
    const int SpinsPerLookAtTheClock = 64;

    readonly long limit = microseconds * Stopwatch.Frequency / 1_000_000;
    long started;
    int spins;

    /// <summary>Pauses for one instruction. False when the time is over.</summary>
    public bool Spin()
    {
        if (X86Base.IsSupported)
            X86Base.Pause();
        else
            Thread.SpinWait(1);
        if (++spins % SpinsPerLookAtTheClock != 0)
            return true;
        long now = Stopwatch.GetTimestamp();
        if (started == 0)
            started = now;
        return now - started < limit;
    }
}
