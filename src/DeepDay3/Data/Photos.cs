using DeepDay3.Images;

namespace DeepDay3.Data;

/// <summary>Two photographs without copyright, for data augmentation.</summary>
public static class Photos
{
    /// <summary>Loads a photograph.</summary>
    /// <param name="name">cat or coffee.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <returns>RGB: the original, or one of 256 pixels in a row.</returns>
    /// <exception cref="ArgumentException">There is no such photograph.</exception>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static Picture Load(string name, DatasetStore? store = null)
    {
        FoundFile file = (store ?? DatasetStore.FromEnvironment()).Need(DatasetCatalog.Photos, name);
        return PngFile.Read(file.Read(), file.Path);
    }
}
