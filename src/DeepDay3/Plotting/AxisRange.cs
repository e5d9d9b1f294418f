namespace DeepDay3.Plotting;

/// <summary>Which values an axis spans.</summary>
static class AxisRange
{
    // Beyond this, differences of doubles overflow; no axis can show it anyway.
    const double Limit = 1e300, Tiny = 1e-290;

    /// <summary>The limits that were set, else the limits of the data with room around them.</summary>
    public static (double Min, double Max) Of(Panel panel, bool horizontal)
    {
        Axis axis = horizontal ? panel.X : panel.Y;
        (double min, double max) = Data(panel, axis, horizontal);
        if (axis.Log)
            (min, max) = LogRoom(min, max, tight: horizontal && !panel.Traces.Any(trace => trace is ScatterTrace));
        else if (!panel.Traces.Any(trace => trace.FillsPlot) && axis.Categories.IsEmpty)
            (min, max) = Room(panel, min, max, horizontal);
        (min, max) = (axis.Min ?? min, axis.Max ?? max);
        // One limit may have been set beyond the data.
        if (!(min < max))
            (min, max) = axis.Min is null ? (axis.Log ? max / 10 : max - 1, max) : (min, axis.Log ? min * 10 : min + 1);
        return (min, max);
    }

    static (double Min, double Max) Data(Panel panel, Axis axis, bool horizontal)
    {
        if (!axis.Categories.IsEmpty)
            return (-0.5, axis.Categories.Length - 0.5);
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (Trace trace in panel.Traces)
        {
            foreach (double value in horizontal ? trace.XValues : trace.YValues)
            {
                if (!double.IsFinite(value) || axis.Log && value <= 0)
                    continue;
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
            }
        }
        return min > max ? (axis.Log ? 1 : 0, axis.Log ? 10 : 1) : (Math.Max(min, -Limit), Math.Min(max, Limit));
    }

    static (double Min, double Max) LogRoom(double min, double max, bool tight)
    {
        if (min == max)
            return (min / 3, max * 3);
        double room = tight ? 1 : Math.Pow(max / min, 0.04);
        return double.IsFinite(room) ? (min / room, max * room) : (min, max);
    }

    static (double Min, double Max) Room(Panel panel, double min, double max, bool horizontal)
    {
        // Differences that double precision barely holds cannot be divided into pixels.
        if (max - min <= Math.Max(Tiny, Math.Max(Math.Abs(min), Math.Abs(max)) * 1e-13))
        {
            double half = Math.Abs(min) <= Tiny ? 0.5 : Math.Abs(min) * 0.1;
            return (min - half, max + half);
        }
        bool points = panel.Traces.Any(trace => trace is ScatterTrace or BoxTrace or LineTrace { Markers: true });
        bool bars = panel.Traces.Any(trace => trace is BarTrace);
        if (horizontal && !points)
            return (min, max);
        if (!horizontal && bars)
            (min, max) = (Math.Min(min, 0), Math.Max(max, 0));
        double room = (max - min) * (horizontal ? 0.03 : 0.05);
        // Bars stand on zero; a curve that comes near zero is read against zero.
        bool fromZero = !horizontal && !points && min >= 0 && min <= max * 0.2;
        bool toZero = !horizontal && bars && max == 0;
        return (fromZero ? 0 : min - room, toZero ? 0 : max + room);
    }

    /// <summary>The limits that were set, else those of the values, of an axis in space.</summary>
    public static (double Min, double Max) InSpace(Axis axis, IEnumerable<double> values)
    {
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values.Where(double.IsFinite))
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        (min, max) = min > max ? (0, 1) : (Math.Max(min, -Limit), Math.Min(max, Limit));
        if (max - min <= Math.Max(Tiny, Math.Max(Math.Abs(min), Math.Abs(max)) * 1e-13))
        {
            double half = Math.Abs(min) <= Tiny ? 0.5 : Math.Abs(min) * 0.1;
            (min, max) = (min - half, max + half);
        }
        (min, max) = (axis.Min ?? min, axis.Max ?? max);
        return min < max ? (min, max) : axis.Min is null ? (max - 1, max) : (min, min + 1);
    }
}
