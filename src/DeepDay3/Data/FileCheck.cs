using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>Reads a stored file and compares it with what is known of it.</summary>
static class FileCheck
{
    /// <summary>No file of a data set here is larger than this, packed or not.</summary>
    public const long LargestFile = 512 << 20;

    /// <summary>The content, or null with the problem.</summary>
    public static byte[]? Read(string path, DatasetForm form, out string? problem)
    {
        long length = new FileInfo(path).Length;
        if (form.Size is { } size && length != size)
            return Fail(out problem, $"has {length} bytes; {size} were expected");
        if (length > LargestFile)
            return Fail(out problem, $"has {length} bytes; at most {LargestFile} were expected");
        byte[] stored = File.ReadAllBytes(path);
        if (form.Sha256 is { } sha && ZipManifest.Hash(stored) is var found && found != sha)
            return Fail(out problem, $"has the SHA-256 {found}; {sha} was expected");
        try
        {
            return Content(stored, path, form, out problem);
        }
        catch (DataFormatException error)
        {
            return Fail(out problem, $"is broken ({error.Message[(error.File.Length + 2)..].TrimEnd('.')})");
        }
    }

    static byte[]? Content(byte[] stored, string path, DatasetForm form, out string? problem)
    {
        problem = null;
        if (form.Packing == DatasetPacking.None)
            return stored;
        byte[] content = form.Packing == DatasetPacking.Gzip ? GzipContent.Unpack(stored, path, form.ContentSize ?? LargestFile) : stored;
        // Where the stored bytes are the published ones, so is what they unpack to.
        if (form.Sha256 is not null)
            return content;
        if (form.ContentSize is { } size && content.Length != size)
            return Fail(out problem, $"unpacks to {content.Length} bytes; {size} were expected");
        string found = form.Packing == DatasetPacking.Zip ? ZipManifest.Of(stored, path) : ZipManifest.Hash(content);
        if (form.ContentSha256 is { } sha && found != sha)
            return Fail(out problem, $"holds content with the SHA-256 {found}; {sha} was expected");
        return content;
    }

    static byte[]? Fail(out string? problem, string what)
    {
        problem = what;
        return null;
    }
}
