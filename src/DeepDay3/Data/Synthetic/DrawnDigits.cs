namespace DeepDay3.Data;

/// <summary>
/// Pictures that resemble handwritten digits, with the shapes and values of MNIST: strokes of a pen, slanted, stretched, and bent by a smooth
/// random field (elastic distortion after Simard, Steinkraus and Platt, 2003). Every digit has two to three ways to be written.
/// They are easier than people's hands.
/// </summary>
public static class DrawnDigits
{
    const int Side = 28, Grid = 4;

    /// <summary>Draws pictures. Picture i shows the digit i mod 10, so that all are equally many; shuffle before cutting.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same pictures; a picture does not depend on how many there are.</param>
    /// <returns>28 x 28 pixels, 0 background to 255 full ink.</returns>
    public static DigitImages Make(int count, int seed = 0) => Make(count, seed, $"{About(count, seed)}.");

    /// <summary>What is said of such pictures, without a full stop.</summary>
    internal static string About(int count, int seed) => $"Synthetic handwritten-like digits ({count} drawn by a program, seed {seed}; nobody wrote them)";

    internal static DigitImages Make(int count, int seed, string source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var pixels = new byte[count * Side * Side];
        var labels = new byte[count];
        Parallel.For(0, count, i =>
        {
            labels[i] = (byte)(i % 10);
            Draw(labels[i], SplitMix64.For(seed, i), pixels.AsSpan(i * Side * Side, Side * Side));
        });
        return new DigitImages(pixels, labels, Side, Side, 255, source, isSynthetic: true);
    }

    static void Draw(int digit, SplitMix64 random, Span<byte> pixels)
    {
        double[][] ways = DigitStrokes.Of(digit);
        double[] strokes = ways[random.Next(ways.Length)];
        double turn = random.Between(-0.2, 0.2), slant = random.Between(-0.1, 0.35), width = random.Between(11, 16) * (digit == 1 ? 0.9 : 1), height = random.Between(17, 20);
        double pen = random.Between(0.75, 1.5), x0 = 14 + random.Between(-1.2, 1.2), y0 = 14 + random.Between(-1.2, 1.2);
        (double sine, double cosine) = Math.SinCos(turn);
        // Displacements at 4 x 4 points, smooth between them.
        Span<double> dx = stackalloc double[Grid * Grid], dy = stackalloc double[Grid * Grid];
        for (int i = 0; i < Grid * Grid; i++)
            (dx[i], dy[i]) = (random.Between(-1.7, 1.7), random.Between(-1.7, 1.7));
        double lastX = double.NaN, lastY = 0;
        for (int i = 0; i < strokes.Length; i += 2)
        {
            if (double.IsNaN(strokes[i]))
            {
                lastX = double.NaN;
                continue;
            }
            double u = (strokes[i] - 0.5) * width, v = (strokes[i + 1] - 0.5) * height;
            u -= slant * v;
            (double x, double y) = (x0 + u * cosine - v * sine, y0 + u * sine + v * cosine);
            (double bentX, double bentY) = (x + Field(dx, x, y), y + Field(dy, x, y));
            if (!double.IsNaN(lastX))
                Line(pixels, lastX, lastY, bentX, bentY, pen);
            (lastX, lastY) = (bentX, bentY);
        }
    }

    static double Field(ReadOnlySpan<double> grid, double x, double y)
    {
        double column = Math.Clamp(x / Side * (Grid - 1), 0, Grid - 1.001), row = Math.Clamp(y / Side * (Grid - 1), 0, Grid - 1.001);
        int c = (int)column, r = (int)row;
        double a = column - c, b = row - r;
        // Without corners where the squares meet.
        (a, b) = (a * a * (3 - 2 * a), b * b * (3 - 2 * b));
        return (1 - b) * ((1 - a) * grid[r * Grid + c] + a * grid[r * Grid + c + 1]) + b * ((1 - a) * grid[(r + 1) * Grid + c] + a * grid[(r + 1) * Grid + c + 1]);
    }

    // Ink falls off over one pixel around the pen's width.
    static void Line(Span<byte> pixels, double x1, double y1, double x2, double y2, double pen)
    {
        double reach = pen + 1, dx = x2 - x1, dy = y2 - y1, square = dx * dx + dy * dy;
        int top = Math.Max(0, (int)(Math.Min(y1, y2) - reach)), bottom = Math.Min(Side - 1, (int)(Math.Max(y1, y2) + reach));
        int left = Math.Max(0, (int)(Math.Min(x1, x2) - reach)), right = Math.Min(Side - 1, (int)(Math.Max(x1, x2) + reach));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                double along = square == 0 ? 0 : Math.Clamp(((x - x1) * dx + (y - y1) * dy) / square, 0, 1);
                double ex = x - x1 - along * dx, ey = y - y1 - along * dy;
                double ink = pen + 0.5 - Math.Sqrt(ex * ex + ey * ey);
                byte value = (byte)(255 * Math.Clamp(ink, 0, 1));
                if (value > pixels[y * Side + x])
                    pixels[y * Side + x] = value;
            }
        }
    }
}
