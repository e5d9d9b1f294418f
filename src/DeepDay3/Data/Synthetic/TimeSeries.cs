namespace DeepDay3.Data;

/// <summary>Number sequences on which recurrent networks are compared.</summary>
public static class TimeSeries
{
    /// <summary>A sine wave.</summary>
    /// <param name="count">How many values, at least 1.</param>
    /// <param name="period">Steps of one round, above 0.</param>
    /// <param name="phase">Where the first value lies, in radians.</param>
    /// <returns>Values in [-1, 1].</returns>
    public static double[] Sine(int count, double period = 25, double phase = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(period > 0) || !double.IsFinite(period))
            throw new ArgumentOutOfRangeException(nameof(period), period, "A finite number of steps above 0 was expected.");
        return [.. Enumerable.Range(0, count).Select(t => Math.Sin(2 * Math.PI * t / period + phase))];
    }

    /// <summary>
    /// The Mackey-Glass equation (1977), dx/dt = 0.2 x(t - delay) / (1 + x(t - delay)^10) - 0.1 x(t), one value each unit of time. With a delay of 17 the
    /// series is chaotic, with 10 it is not. Integrated by Runge and Kutta's method with ten steps a unit; the first 200 units are left out.
    /// </summary>
    /// <param name="count">How many values, at least 1.</param>
    /// <param name="delay">The delay in units of time, at least 1.</param>
    /// <param name="seed">The start is 1.2 and up to 0.1 more: the same seed gives the same series.</param>
    /// <returns>Values between 0 and 2.</returns>
    public static double[] MackeyGlass(int count, int delay = 17, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, 1);
        const int perUnit = 10, skipped = 200;
        const double step = 1.0 / perUnit;
        int behind = delay * perUnit;
        var x = new double[behind + (skipped + count) * perUnit + 1];
        Array.Fill(x, 1.2 + SplitMix64.For(seed, 0).Between(0, 0.1), 0, behind + 1);
        for (int i = behind; i + 1 < x.Length; i++)
        {
            // The delayed value in the middle of a step lies between two that are known.
            (double at, double after) = (x[i - behind], x[i - behind + 1]);
            double middle = (at + after) / 2;
            double k1 = Slope(x[i], at), k2 = Slope(x[i] + step / 2 * k1, middle), k3 = Slope(x[i] + step / 2 * k2, middle), k4 = Slope(x[i] + step * k3, after);
            x[i + 1] = x[i] + step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return [.. Enumerable.Range(0, count).Select(t => x[behind + (skipped + t) * perUnit])];

        static double Slope(double now, double delayed) => 0.2 * delayed / (1 + Math.Pow(delayed, 10)) - 0.1 * now;
    }

    /// <summary>
    /// NARMA of order 10 (Atiya and Parlos, 2000): a system that multiplies what was ten steps ago with what is now,
    /// y(t+1) = 0.3 y(t) + 0.05 y(t) [y(t) + ... + y(t-9)] + 1.5 u(t-9) u(t) + 0.1 with u uniform in [0, 0.5). Some inputs make it grow without
    /// bound; then the series is drawn afresh.
    /// </summary>
    /// <param name="count">How many values, at least 1.</param>
    /// <param name="seed">The same seed gives the same series.</param>
    /// <returns>The inputs u(0) ... and beside each the output of the same time, y(0) ...; y depends on inputs before its own.</returns>
    public static (double[] Inputs, double[] Outputs) Narma10(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (int attempt = 0; ; attempt++)
        {
            var random = SplitMix64.For(seed, attempt);
            (var u, var y) = (new double[count], new double[count]);
            for (int t = 0; t < count; t++) u[t] = random.Between(0, 0.5);
            for (int t = 0; t + 1 < count; t++)
            {
                double sum = 0;
                for (int i = Math.Max(0, t - 9); i <= t; i++) sum += y[i];
                y[t + 1] = 0.3 * y[t] + 0.05 * y[t] * sum + 1.5 * (t >= 9 ? u[t - 9] : 0) * u[t] + 0.1;
            }
            if (y.All(value => value < 1.5))
                return (u, y);
        }
    }
}
