using System.Security.Cryptography;
using System.Text;

namespace DeepDay3.Jupyter.Messages;

/// <summary>Signs messages with the key that kernel and client share, and checks signatures.</summary>
sealed class MessageSigner(string scheme, string key)
{
    public const string DefaultScheme = "hmac-sha256";

    static readonly Dictionary<string, HashAlgorithmName> Schemes = new()
    {
        [DefaultScheme] = HashAlgorithmName.SHA256,
        ["hmac-sha384"] = HashAlgorithmName.SHA384,
        ["hmac-sha512"] = HashAlgorithmName.SHA512,
    };

    readonly byte[] key = Encoding.UTF8.GetBytes(key);

    public static bool IsKnown(string scheme) => Schemes.ContainsKey(scheme);

    /// <summary>The signature of header, parent header, metadata and content; empty without a key.</summary>
    public byte[] Sign(ReadOnlySpan<byte[]> parts)
    {
        if (key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(Schemes[scheme], key);
        foreach (var part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>True when <paramref name="signature"/> was made with the key; always true without a key.</summary>
    public bool Verify(byte[] signature, ReadOnlySpan<byte[]> parts) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
