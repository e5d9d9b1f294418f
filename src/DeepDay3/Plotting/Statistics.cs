namespace DeepDay3.Plotting;

/// <summary>Summaries of several runs.</summary>
static class Statistics
{
    /// <summary>The mean over a centred window, which is cut off at both ends. Exact zeros stay zero: no running sum drifts.</summary>
    public static double[] MovingAverage(double[] values, int window)
    {
        if (window == 1)
            return values;
        (int before, int after) = ((window - 1) / 2, window / 2);
        var result = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int from, int to) = (Math.Max(0, i - before), Math.Min(values.Length - 1, i + after));
            double sum = 0;
            for (int j = from; j <= to; j++)
                sum += values[j];
            result[i] = sum / (to - from + 1);
        }
        return result;
    }

    /// <summary>
    /// A quantile of all runs at each point, linear between the two nearest runs (type 7 of Hyndman and Fan, 1996). NaN
    /// sorts as infinity; where the result would be infinite it is NaN.
    /// </summary>
    public static double[] QuantileCurve(double[][] runs, double quantile)
    {
        var result = new double[runs[0].Length];
        var column = new double[runs.Length];
        double position = quantile * (runs.Length - 1);
        (int below, double part) = ((int)position, position - (int)position);
        for (int i = 0; i < result.Length; i++)
        {
            for (int run = 0; run < runs.Length; run++)
                column[run] = double.IsFinite(runs[run][i]) ? runs[run][i] : double.PositiveInfinity;
            Array.Sort(column);
            double value = part == 0 ? column[below] : column[below] * (1 - part) + column[below + 1] * part;
            result[i] = double.IsFinite(value) ? value : double.NaN;
        }
        return result;
    }

    /// <summary>The number of intervals of a histogram after Freedman and Diaconis (1981), between 5 and 100.</summary>
    public static int BinCount(double[] sorted)
    {
        double spread = sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))];
        double width = 2 * spread / Math.Cbrt(sorted.Length);
        double count = width > 0 ? Math.Ceiling((sorted[^1] - sorted[0]) / width) : Math.Sqrt(sorted.Length);
        // Of huge values the spread overflows, and the count is NaN.
        return count >= 5 ? (int)Math.Min(count, 100) : 5;
    }
}
