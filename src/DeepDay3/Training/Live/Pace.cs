using System.Diagnostics;

namespace DeepDay3.Training.Live;

/// <summary>Lets something happen at most so often, and never for more than a twentieth of the time.</summary>
sealed class Pace(TimeSpan shortest)
{
    const int MostShare = 20;

    long next = Stopwatch.GetTimestamp() + (long)(shortest.TotalSeconds * Stopwatch.Frequency);

    public bool IsDue => Stopwatch.GetTimestamp() >= next;

    public void Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        long end = Stopwatch.GetTimestamp();
        next = end + Math.Max((long)(shortest.TotalSeconds * Stopwatch.Frequency), MostShare * (end - start));
    }
}
