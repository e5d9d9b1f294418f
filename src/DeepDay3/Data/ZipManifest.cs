using System.Security.Cryptography;
using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>
/// What is in an archive, however it is packed: the SHA-256 of a list with a line "hash, two spaces, file name" for each WAV file,
/// sorted by name, as the program sha256sum writes it.
/// </summary>
public static class ZipManifest
{
    /// <summary>The hash of an archive's WAV files.</summary>
    /// <param name="bytes">The zip file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">The archive is broken or beyond the limits of <see cref="ArchiveLimits"/>.</exception>
    public static string Of(byte[] bytes, string name)
    {
        using ZipContent zip = ZipContent.Open(bytes, name, ArchiveLimits.Datasets);
        return Of(zip.Files.Where(entry => entry.Name.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
            .Select(entry => (entry.Name, Hash(zip.Read(entry)))));
    }

    /// <summary>The hash of files that are named with their hashes.</summary>
    internal static string Of(IEnumerable<(string Name, string Sha256)> files)
    {
        var list = new StringBuilder();
        foreach ((string name, string sha256) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            list.Append(sha256).Append("  ").Append(name).Append('\n');
        return Hash(Encoding.UTF8.GetBytes(list.ToString()));
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
