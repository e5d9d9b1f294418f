using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>
/// The test part of the UCI digits: 1,797 pictures of 8 x 8 pixels with 17 grey levels (Alpaydin and Kaynak, 1998). Where they are not on this
/// machine, <see cref="DrawnDigits"/> of that size stand in for them.
/// </summary>
public static class UciDigits
{
    const int Count = 1797, Side = 8, Brightest = 16;

    /// <summary>Loads the pictures; there is no split into parts. <see cref="DigitImages.Source"/> says which they are.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not the published one.</exception>
    public static DigitImages Load(DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        if (store.Lacks(DatasetCatalog.UciDigits))
            return Drawn(store.StandIn(DrawnDigits.About(Count, seed: 3), DatasetCatalog.UciDigits));
        FoundFile file = store.Need(DatasetCatalog.UciDigits);
        (byte[] pixels, byte[] labels) = DigitsCsv.Read(file.Read(), file.Path);
        return new DigitImages(pixels, labels, Side, Side, Brightest, $"UCI digits, test part, found by way of {file.Where}.");
    }

    // Each pixel is the mean ink of a square of 2.5 x 2.5 pixels in the middle of a drawn digit, summed over half pixels.
    static DigitImages Drawn(string source)
    {
        const int Margin = 4, Halves = 5;
        DigitImages large = DrawnDigits.Make(Count, seed: 3);
        var pixels = new byte[Count * Side * Side];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int picture, int row, int column) = (i / (Side * Side), i / Side % Side, i % Side);
            int ink = 0;
            for (int k = 0; k < Halves * Halves; k++)
                ink += large[picture][(Margin + (row * Halves + k / Halves) / 2) * large.Width + Margin + (column * Halves + k % Halves) / 2];
            pixels[i] = (byte)Math.Round(Brightest * ink / (255.0 * Halves * Halves));
        }
        return new DigitImages(pixels, large.Labels, Side, Side, Brightest, source, isSynthetic: true);
    }
}
