namespace DeepDay3.Plotting.Svg;

/// <summary>
/// Leaves out points that a screen cannot show. Of all points in one column of pixels the first, lowest, highest and
/// last stay, so that no peak is lost.
/// </summary>
static class Thinning
{
    /// <summary>Cuts a curve at its gaps and thins each piece to about <paramref name="budget"/> points in all.</summary>
    /// <param name="x">Pixels from left to right or in any order; NaN is a gap.</param>
    /// <param name="y">Pixels; NaN is a gap.</param>
    /// <param name="width">Width of the plot in pixels.</param>
    /// <param name="budget">How many points may stay.</param>
    /// <returns>The indices of the points that stay, a list for each piece.</returns>
    public static List<List<int>> Curve(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double width, int budget)
    {
        bool thin = x.Length > budget;
        double bin = thin ? Math.Max(0.25, 4 * width / budget) : 0;
        bool ordered = IsOrdered(x);
        bool closeGaps = thin && Gaps(x, y) > budget / 8;
        int run = thin && !ordered ? (int)Math.Ceiling(4.0 * x.Length / budget) : 1;
        var pieces = new List<List<int>>();
        List<int>? piece = null;
        var bucket = new Bucket();
        long current = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
            {
                // With very many gaps, those narrower than a column of pixels are not shown.
                if (closeGaps && (ordered ? NextIsNear(x, y, i, bin) : bucket.First >= 0 && NextIndex(x, y, i) - i < run))
                    continue;
                Flush(ref bucket, piece, y);
                piece = null;
                continue;
            }
            if (piece is null)
                pieces.Add(piece = []);
            long place = !thin ? i : ordered ? (long)Math.Floor(x[i] / bin) : i / run;
            if (bucket.First >= 0 && place != current)
                Flush(ref bucket, piece, y);
            current = place;
            bucket.Add(i, x, y, both: !ordered);
        }
        Flush(ref bucket, piece, y);
        return pieces;
    }

    static bool IsOrdered(ReadOnlySpan<double> x)
    {
        double last = double.NegativeInfinity;
        foreach (double value in x)
        {
            if (double.IsNaN(value))
                continue;
            if (value < last)
                return false;
            last = value;
        }
        return true;
    }

    static int Gaps(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int gaps = 0;
        for (int i = 1; i < x.Length; i++)
            gaps += double.IsNaN(x[i] + y[i]) && !double.IsNaN(x[i - 1] + y[i - 1]) ? 1 : 0;
        return gaps;
    }

    static int NextIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i)
    {
        while (i < x.Length && (double.IsNaN(x[i]) || double.IsNaN(y[i])))
            i++;
        return i;
    }

    static bool NextIsNear(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i, double bin)
    {
        int before = i - 1;
        while (before >= 0 && (double.IsNaN(x[before]) || double.IsNaN(y[before])))
            before--;
        int next = NextIndex(x, y, i);
        return before >= 0 && next < x.Length && x[next] - x[before] < bin;
    }

    static void Flush(ref Bucket bucket, List<int>? piece, ReadOnlySpan<double> y)
    {
        if (bucket.First < 0 || piece is null)
            return;
        bucket.WriteTo(piece);
        bucket = new Bucket();
    }

    /// <summary>The indices that stay of one column of pixels.</summary>
    struct Bucket
    {
        int last, low, high, left, right;

        public Bucket() => First = -1;

        public int First { get; private set; }

        public void Add(int i, ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool both)
        {
            if (First < 0)
                First = low = high = left = right = i;
            last = i;
            low = y[i] > y[low] ? i : low;
            high = y[i] < y[high] ? i : high;
            // A curve that runs back and forth has extremes sideways too.
            left = both && x[i] < x[left] ? i : left;
            right = both && x[i] > x[right] ? i : right;
        }

        public readonly void WriteTo(List<int> piece)
        {
            Span<int> kept = [First, low, high, left, right, last];
            kept.Sort();
            foreach (int index in kept)
            {
                if (piece.Count == 0 || piece[^1] != index)
                    piece.Add(index);
            }
        }
    }
}
