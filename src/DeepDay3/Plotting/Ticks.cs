namespace DeepDay3.Plotting;

/// <summary>Round numbers for an axis.</summary>
static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten, about <paramref name="target"/> of them, within the range.</summary>
    public static double[] Linear(double min, double max, int target)
    {
        double step = NearestStep((max - min) / Math.Max(1, target), min, max, target);
        if (!(step > 0) || !double.IsFinite(step))
            return [min];
        double first = Math.Ceiling(min / step - 1e-9), last = Math.Floor(max / step + 1e-9);
        // At the limit of double precision neighbouring multiples coincide.
        if (Math.Abs(first) > 1e15 || Math.Abs(last) > 1e15)
            return [min, max];
        int decimals = Decimals(step);
        var ticks = new List<double>();
        for (double k = first; k <= last; k++)
        {
            double value = k * step;
            ticks.Add(decimals <= 15 ? Math.Round(value, decimals) + 0.0 : value);
        }
        return [.. ticks];
    }

    /// <summary>Powers of ten; with 2 and 5 times them where there is room, every few where there is not.</summary>
    public static double[] Log(double min, double max, int target)
    {
        (double low, double high) = (Math.Log10(min), Math.Log10(max));
        (int first, int last) = ((int)Math.Ceiling(low - 1e-9), (int)Math.Floor(high + 1e-9));
        if (last - first >= 2)
        {
            int stride = (int)Math.Max(1, Math.Ceiling((last - first + 1) / (double)Math.Max(2, target)));
            int start = (int)Math.Ceiling(first / (double)stride) * stride;
            return [.. Enumerable.Range(0, (last - start) / stride + 1).Select(i => Math.Pow(10, start + i * stride))];
        }
        double[] fine =
        [
            .. from power in Enumerable.Range(first - 1, last - first + 3)
               from factor in new[] { 1, 2, 5 }
               let value = factor * Math.Pow(10, power)
               where value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)
               select value,
        ];
        return fine.Length >= 2 ? fine : Linear(min, max, target);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is at least <paramref name="raw"/>.</summary>
    public static double Step(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double mantissa = raw / power;
        return (mantissa <= 1 + 1e-9 ? 1 : mantissa <= 2 + 1e-9 ? 2 : mantissa <= 5 + 1e-9 ? 5 : 10) * power;
    }

    // Rounding a step up can leave one tick or none; then the next smaller step is nearer to what was asked for.
    static double NearestStep(double raw, double min, double max, int target)
    {
        double large = Step(raw), small = Step(raw / 2.6);
        double Count(double step) => Math.Floor(max / step + 1e-9) - Math.Ceiling(min / step - 1e-9) + 1;
        return Math.Abs(Count(small) - target) <= Math.Abs(Count(large) - target) || Count(large) < 2 ? small : large;
    }

    /// <summary>How many digits after the point a multiple of <paramref name="step"/> needs.</summary>
    public static int Decimals(double step) => Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
}
