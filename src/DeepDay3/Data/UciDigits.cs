using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>The test part of the UCI digits: 1,797 pictures of 8 x 8 pixels with 17 grey levels (Alpaydin and Kaynak, 1998).</summary>
public static class UciDigits
{
    /// <summary>Loads the pictures; there is no split into parts.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static DigitImages Load(DatasetStore? store = null)
    {
        FoundFile file = (store ?? DatasetStore.FromEnvironment()).Need(DatasetCatalog.UciDigits);
        (byte[] pixels, byte[] labels) = DigitsCsv.Read(file.Read(), file.Path);
        return new DigitImages(pixels, labels, 8, 8, 16, $"UCI digits, test part, found by way of {file.Where}.");
    }
}
