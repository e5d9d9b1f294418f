using DeepDay3.Images;

namespace DeepDay3.Data;

/// <summary>Two photographs without copyright, for data augmentation. Where they are not on this machine, drawn shapes stand in for them.</summary>
public static class Photos
{
    /// <summary>Loads a photograph.</summary>
    /// <param name="name">cat or coffee.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <returns>RGB: the original, one of 256 pixels in a row, or shapes on 256 x 256 pixels.</returns>
    /// <exception cref="ArgumentException">There is no such photograph.</exception>
    /// <exception cref="DatasetException">Only the other one is there, or the file is not the published one.</exception>
    public static Picture Load(string name, DatasetStore? store = null) => Load(name, out _, store);

    /// <summary>Loads a photograph, and says which it is.</summary>
    /// <param name="name">cat or coffee.</param>
    /// <param name="source">A sentence that says what is in the picture and where it is from.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <returns>RGB: the original, one of 256 pixels in a row, or shapes on 256 x 256 pixels.</returns>
    /// <exception cref="ArgumentException">There is no such photograph.</exception>
    /// <exception cref="DatasetException">Only the other one is there, or the file is not the published one.</exception>
    public static Picture Load(string name, out string source, DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset photos = DatasetCatalog.Photos;
        DatasetFile wanted = photos.File(name);
        if (store.Lacks(photos))
        {
            // Pictures with odd numbers have two shapes.
            CaptionedShapes shapes = CaptionedShapes.Make(4, seed: 1, scale: 8)[wanted == photos.Files[0] ? 1 : 3];
            source = store.StandIn($"A drawn picture ({shapes}; no photograph)", photos);
            return shapes.Picture;
        }
        FoundFile file = store.Need(photos, name);
        source = $"Photograph of a {(name == "cat" ? "cat" : "cup of coffee")} (CC0), found by way of {file.Where}.";
        return PngFile.Read(file.Read(), file.Path);
    }
}
