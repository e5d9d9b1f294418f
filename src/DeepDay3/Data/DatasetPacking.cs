namespace DeepDay3.Data;

/// <summary>What lies between a stored file and what is read from it.</summary>
public enum DatasetPacking
{
    /// <summary>The file is what is read.</summary>
    None,

    /// <summary>The file is packed with gzip.</summary>
    Gzip,

    /// <summary>The file is a zip archive, read in place; its packing may differ, its recordings may not (<see cref="ZipManifest"/>).</summary>
    Zip,
}
