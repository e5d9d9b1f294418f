using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>MNIST: handwritten digits of 28 x 28 pixels (LeCun et al., 1998). Where it is not on this machine, <see cref="DrawnDigits"/> stand in for it.</summary>
public static class Mnist
{
    const int TrainCount = 60_000, TestCount = 10_000;

    /// <summary>Loads the pictures of one part; <see cref="DigitImages.Source"/> says which they are.</summary>
    /// <param name="train">True for the 60,000 of the training part, false for the 10,000 of the test part.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <param name="count">How many, from the first on; null for all.</param>
    /// <exception cref="ArgumentException">There are not that many pictures.</exception>
    /// <exception cref="DatasetException">Some of the files are not there (the message says how to get them), or not the published ones.</exception>
    public static DigitImages Load(bool train = true, DatasetStore? store = null, int? count = null)
    {
        store ??= DatasetStore.FromEnvironment();
        int all = train ? TrainCount : TestCount, wanted = count ?? all;
        if (wanted < 1 || wanted > all)
            throw new ArgumentException($"{wanted} pictures of MNIST were asked for: 1 to {all} were expected.");
        if (store.Lacks(DatasetCatalog.Mnist))
        {
            // Parts differ by their seed.
            int seed = train ? 1 : 2;
            return DrawnDigits.Make(wanted, seed, store.StandIn(DrawnDigits.About(wanted, seed), DatasetCatalog.Mnist));
        }
        string part = train ? "train" : "t10k";
        FoundFile imageFile = store.Need(DatasetCatalog.Mnist, part + "-images-idx3-ubyte");
        FoundFile labelFile = store.Need(DatasetCatalog.Mnist, part + "-labels-idx1-ubyte");
        byte[] images = imageFile.Read(), labels = labelFile.Read();
        (int[] sizes, int start) = IdxFile.Read(images, imageFile.Path, dimensions: 3);
        (_, int firstLabel) = IdxFile.Read(labels, labelFile.Path, dimensions: 1);
        return new DigitImages(images.AsMemory(start, wanted * sizes[1] * sizes[2]), labels[firstLabel..(firstLabel + wanted)], sizes[1], sizes[2], 255,
            $"MNIST, {(train ? "training" : "test")} part, {(count is null ? "" : $"the first {wanted}, ")}found by way of {imageFile.Where}.");
    }
}
