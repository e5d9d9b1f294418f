using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>MNIST: handwritten digits of 28 x 28 pixels (LeCun et al., 1998).</summary>
public static class Mnist
{
    /// <summary>Loads the pictures of one part.</summary>
    /// <param name="train">True for the 60,000 of the training part, false for the 10,000 of the test part.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The files are not there (the message says how to get them), or not the published ones.</exception>
    public static DigitImages Load(bool train = true, DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        string part = train ? "train" : "t10k";
        FoundFile imageFile = store.Need(DatasetCatalog.Mnist, part + "-images-idx3-ubyte");
        FoundFile labelFile = store.Need(DatasetCatalog.Mnist, part + "-labels-idx1-ubyte");
        byte[] images = imageFile.Read(), labels = labelFile.Read();
        (int[] sizes, int start) = IdxFile.Read(images, imageFile.Path, dimensions: 3);
        (_, int firstLabel) = IdxFile.Read(labels, labelFile.Path, dimensions: 1);
        return new DigitImages(images.AsMemory(start), labels[firstLabel..], sizes[1], sizes[2], 255,
            $"MNIST, {(train ? "training" : "test")} part, found by way of {imageFile.Where}.");
    }
}
