namespace DeepDay3.Data;

/// <summary>One way in which a file of a data set may be stored. Where several numbers are known, all must hold.</summary>
/// <param name="Path">Where it lies below the data folder, with slashes, such as mnist/train-images-idx3-ubyte.gz.</param>
/// <param name="Packing">How it is packed.</param>
public sealed record DatasetForm(string Path, DatasetPacking Packing = DatasetPacking.None)
{
    /// <summary>Bytes of the stored file; null where they are not known.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the stored file in lower-case hexadecimal; null where it is not known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Bytes after unpacking gzip; null where they are not known.</summary>
    public long? ContentSize { get; init; }

    /// <summary>SHA-256 after unpacking gzip, or of a zip archive's <see cref="ZipManifest"/>; null where it is not known.</summary>
    public string? ContentSha256 { get; init; }
}
