namespace DeepDay3.Images;

/// <summary>The five filters of PNG (ISO/IEC 15948, section 9): each byte less what its neighbours let expect.</summary>
static class PngFilters
{
    public const int Count = 5;

    /// <summary>Adds to each byte of a row what was taken away.</summary>
    /// <param name="filter">0 none, 1 left, 2 above, 3 the mean of both, 4 Paeth.</param>
    /// <param name="row">The row, changed in place.</param>
    /// <param name="above">The row above it, unfiltered; zeros for the first.</param>
    /// <param name="pixelBytes">How far to the left the neighbour is.</param>
    /// <returns>Whether there is such a filter.</returns>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        if (filter is < 0 or >= Count)
            return false;
        for (int i = 0; filter > 0 && i < row.Length; i++)
        {
            byte left = i < pixelBytes ? (byte)0 : row[i - pixelBytes], corner = i < pixelBytes ? (byte)0 : above[i - pixelBytes];
            row[i] += Expected(filter, left, above[i], corner);
        }
        return true;
    }

    /// <summary>Takes away from each byte of a row what its neighbours let expect.</summary>
    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> filtered)
    {
        for (int i = 0; i < row.Length; i++)
        {
            byte left = i < pixelBytes ? (byte)0 : row[i - pixelBytes], corner = i < pixelBytes ? (byte)0 : above[i - pixelBytes];
            filtered[i] = (byte)(row[i] - Expected(filter, left, above[i], corner));
        }
    }

    static byte Expected(int filter, byte left, byte above, byte corner) => filter switch
    {
        1 => left,
        2 => above,
        3 => (byte)(left + above >> 1),
        4 => Paeth(left, above, corner),
        _ => 0,
    };

    static byte Paeth(int left, int above, int corner)
    {
        int guess = left + above - corner, toLeft = Math.Abs(guess - left), toAbove = Math.Abs(guess - above), toCorner = Math.Abs(guess - corner);
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }
}
