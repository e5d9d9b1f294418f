using System.Collections.Immutable;
using System.Numerics;
using DeepDay3.Plotting.Svg;

namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>Bands between lines of equal height; row 0 is at the bottom, as on a map.</summary>
    /// <param name="z">The heights, [row, column]; cells beside NaN stay empty.</param>
    /// <param name="x">Horizontal positions of the columns, increasing; 0, 1, 2, ... when null.</param>
    /// <param name="y">Vertical positions of the rows, increasing; 0, 1, 2, ... when null.</param>
    /// <param name="levels">About how many lines.</param>
    /// <param name="scale">The colours; viridis when null.</param>
    /// <param name="name">What the heights measure.</param>
    /// <exception cref="ArgumentException">There are less than 2 rows or columns, or positions do not match or do not increase.</exception>
    public static Chart Contour<T>(T[,] z, IEnumerable<double>? x = null, IEnumerable<double>? y = null, int levels = 10,
        ColorScale? scale = null, string? name = null)
        where T : INumberBase<T>
    {
        if (levels is < 1 or > 60)
            throw new ArgumentException($"Chart.Contour got {levels} levels: 1 to 60 were expected.");
        (ImmutableArray<double> xs, ImmutableArray<double> ys) = SeriesRules.GridPositions("Contour", z.GetLength(0), z.GetLength(1), x, y);
        return Of(new ContourTrace { Z = Values(z.Cast<T>()), X = xs, Y = ys, Levels = levels, Scale = scale ?? ColorScale.Viridis, Name = name });
    }

    /// <summary>A grey picture.</summary>
    /// <param name="pixels">Brightness, [row, column]; NaN is transparent.</param>
    /// <param name="min">What is black; null for 0, or for the smallest value when values are outside of 0 to 1.</param>
    /// <param name="max">What is white; null for 1, or for the largest value when values are outside of 0 to 1.</param>
    /// <param name="scale">Colours in place of grey.</param>
    /// <exception cref="ArgumentException">The picture is empty.</exception>
    public static Chart Image<T>(T[,] pixels, double? min = null, double? max = null, ColorScale? scale = null) where T : INumberBase<T>
    {
        (int height, int width) = (pixels.GetLength(0), pixels.GetLength(1));
        ImmutableArray<double> values = Values(pixels.Cast<T>());
        (double low, double high) = PixelRange(values, min, max);
        var rgba = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2]) = (scale ?? ColorScale.Gray).At((values[i] - low) / (high - low));
            rgba[4 * i + 3] = 255;
        }
        return Picture(rgba, width, height);
    }

    /// <summary>A picture in colour.</summary>
    /// <param name="pixels">Red, green and blue, [row, column, channel]; NaN is transparent.</param>
    /// <param name="min">What is dark; null for 0, or for the smallest value when values are outside of 0 to 1.</param>
    /// <param name="max">What is bright; null for 1, or for the largest value when values are outside of 0 to 1.</param>
    /// <exception cref="ArgumentException">The picture is empty, or has not three channels.</exception>
    public static Chart Image<T>(T[,,] pixels, double? min = null, double? max = null) where T : INumberBase<T>
    {
        (int height, int width, int channels) = (pixels.GetLength(0), pixels.GetLength(1), pixels.GetLength(2));
        if (channels != 3)
            throw new ArgumentException($"Chart.Image got {channels} channels: 3 (red, green, blue) were expected in the last dimension.");
        ImmutableArray<double> values = Values(pixels.Cast<T>());
        (double low, double high) = PixelRange(values, min, max);
        var rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            bool gap = false;
            for (int channel = 0; channel < 3; channel++)
            {
                double value = values[3 * i + channel];
                gap |= double.IsNaN(value);
                rgba[4 * i + channel] = double.IsNaN(value) ? (byte)0 : (byte)Math.Round(255 * Math.Clamp((value - low) / (high - low), 0, 1));
            }
            rgba[4 * i + 3] = gap ? (byte)0 : (byte)255;
        }
        return Picture(rgba, width, height);
    }

    /// <summary>A table of texts; columns of numbers stand to the right.</summary>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows, each with one text a column.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of texts.</exception>
    public static Chart Table(IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows)
    {
        ImmutableArray<string> names = [.. headers];
        if (names.IsEmpty)
            throw new ArgumentException("Chart.Table got no column: at least one was expected.");
        ImmutableArray<ImmutableArray<string>> all = [.. rows.Select(row => row.ToImmutableArray())];
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Length != names.Length)
                throw new ArgumentException($"Chart.Table got {all[i].Length} texts in row {i} for {names.Length} columns: one a column was expected.");
        }
        var table = new TableTrace { Headers = names, Rows = all };
        (double width, double height) = TableRenderer.Size(table);
        return new(new Figure
        {
            Panels = [new Panel { Traces = [table], X = new Axis { Hidden = true }, Y = new Axis { Hidden = true } }],
            Width = (int)Math.Clamp(Math.Ceiling(width) + 36, 160, 1100),
            Height = (int)Math.Clamp(Math.Ceiling(height) + 36, 80, 4000),
        });
    }

    static Chart Picture(byte[] rgba, int width, int height)
    {
        if (rgba.Length == 0)
            throw new ArgumentException($"Chart.Image got a picture of {height} x {width}: at least one row and one column were expected.");
        double zoom = Math.Min(8, Math.Min(640.0 / width, 420.0 / height));
        return new(new Figure
        {
            Panels = [new Panel
            {
                Traces = [new ImageTrace { Rgba = [.. rgba], Width = width, Height = height }],
                X = new Axis { Hidden = true },
                Y = new Axis { Hidden = true, Reversed = true },
                EqualAspect = true,
            }],
            Width = Math.Max(120, (int)(width * zoom) + 32),
            Height = Math.Max(120, (int)(height * zoom) + 34),
        });
    }

    static (double Low, double High) PixelRange(ImmutableArray<double> values, double? min, double? max)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        bool unit = finite.All(v => v is >= 0 and <= 1);
        (double low, double high) = (min ?? (unit ? 0 : finite.Min()), max ?? (unit ? 1 : finite.Max()));
        return low < high ? (low, high) : (low - 0.5, low + 0.5);
    }
}
