using System.Buffers.Binary;
using System.Text;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>How a ZMTP 3.0 connection begins: both sides send a greeting, then a READY command (mechanism NULL).</summary>
static class Handshake
{
    public const int GreetingLength = 64;

    const long MaximumCommandLength = 64 * 1024;

    /// <summary>Greets the peer and reads who it is.</summary>
    /// <returns>The peer's identity; empty when it has none.</returns>
    /// <exception cref="ZmtpException">The peer speaks something else.</exception>
    public static byte[] Run(Stream stream, string socketType)
    {
        stream.Write(Greeting());
        stream.Flush();
        CheckGreeting(stream);
        stream.Write(FrameCodec.Encode(Ready(socketType), hasMore: false, isCommand: true));
        stream.Flush();
        var frame = FrameCodec.Read(stream, MaximumCommandLength);
        if (!frame.IsCommand) throw new ZmtpException("a message came where the READY command was expected");
        var properties = ParseReady(frame.Body);
        return properties.GetValueOrDefault("identity", []);
    }

    /// <summary>Our greeting: signature, version 3.0, mechanism NULL, not a server.</summary>
    public static byte[] Greeting()
    {
        var greeting = new byte[GreetingLength];
        greeting[0] = 0xff;
        greeting[9] = 0x7f;
        greeting[10] = 3;
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>The body of a READY command.</summary>
    public static byte[] Ready(string socketType, byte[]? identity = null)
    {
        var body = new List<byte>([5, .. "READY"u8]);
        Add(body, "Socket-Type", Encoding.ASCII.GetBytes(socketType));
        if (identity is not null) Add(body, "Identity", identity);
        return [.. body];
    }

    /// <summary>The properties of a READY command by lower-case name.</summary>
    /// <exception cref="ZmtpException">The bytes are no READY command.</exception>
    public static Dictionary<string, byte[]> ParseReady(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("\u0005READY"u8)) throw new ZmtpException("the first command is not READY");
        body = body[6..];
        var properties = new Dictionary<string, byte[]>();
        while (!body.IsEmpty)
        {
            var name = Take(ref body, body[0], 1);
            if (body.Length < 4) throw new ZmtpException("a property of the READY command has no length");
            var value = Take(ref body, BinaryPrimitives.ReadUInt32BigEndian(body), 4);
            properties[Encoding.ASCII.GetString(name).ToLowerInvariant()] = value.ToArray();
        }

        return properties;
    }

    // Read in two steps, since a peer of version 2 or older waits for an answer after its first 11 bytes.
    static void CheckGreeting(Stream stream)
    {
        Span<byte> greeting = stackalloc byte[GreetingLength];
        stream.ReadExactly(greeting[..11]);
        if (greeting[0] != 0xff || greeting[9] != 0x7f) throw new ZmtpException("the peer does not speak ZMTP");
        if (greeting[10] < 3) throw new ZmtpException($"the peer speaks ZMTP {greeting[10]}; 3 was expected");
        stream.ReadExactly(greeting[11..]);
        var mechanism = greeting.Slice(12, 20).TrimEnd((byte)0);
        if (!mechanism.SequenceEqual("NULL"u8)) throw new ZmtpException("the peer asks for a security mechanism; NULL was expected");
    }

    static void Add(List<byte> body, string name, byte[] value)
    {
        body.Add((byte)name.Length);
        body.AddRange(Encoding.ASCII.GetBytes(name));
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        body.AddRange(length);
        body.AddRange(value);
    }

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> body, uint length, int skip)
    {
        if (length > (uint)(body.Length - skip)) throw new ZmtpException("a property of the READY command is longer than the command");
        var taken = body.Slice(skip, (int)length);
        body = body[(skip + (int)length)..];
        return taken;
    }
}
