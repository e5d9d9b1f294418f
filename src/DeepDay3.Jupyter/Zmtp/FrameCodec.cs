using System.Buffers.Binary;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>Frames of ZMTP 3.0: a byte of flags, the length in one byte or eight, the body.</summary>
static class FrameCodec
{
    /// <summary>Bytes that a frame, and all frames of one message together, may have.</summary>
    public const long MaximumLength = 256L * 1024 * 1024;

    /// <summary>Bytes in front of the longest frame.</summary>
    public const int MaximumHeaderLength = 9;

    const byte More = 1;
    const byte Long = 2;
    const byte Command = 4;
    const int ChunkLength = 1024 * 1024;

    /// <summary>Reads one frame.</summary>
    /// <exception cref="ZmtpException">The bytes are no frame, or it is longer than <paramref name="maximumLength"/>.</exception>
    /// <exception cref="EndOfStreamException">The stream ends before the frame does.</exception>
    public static ZmtpFrame Read(Stream stream, long maximumLength = MaximumLength)
    {
        Span<byte> header = stackalloc byte[8];
        stream.ReadExactly(header[..1]);
        var flags = header[0];
        if ((flags & ~(More | Long | Command)) != 0) throw new ZmtpException($"a frame begins with the reserved flags 0x{flags:x2}");
        if ((flags & (More | Command)) == (More | Command)) throw new ZmtpException("a command frame says that more follows");
        ulong length;
        if ((flags & Long) != 0)
        {
            stream.ReadExactly(header);
            length = BinaryPrimitives.ReadUInt64BigEndian(header);
        }
        else
        {
            stream.ReadExactly(header[..1]);
            length = header[0];
        }

        if (length > (ulong)maximumLength) throw new ZmtpException($"a frame of {length} bytes; at most {maximumLength} are accepted");
        return new ZmtpFrame(ReadBody(stream, (int)length), (flags & More) != 0, (flags & Command) != 0);
    }

    /// <summary>Writes what stands before the body of a frame.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int WriteHeader(Span<byte> target, long length, bool hasMore, bool isCommand = false)
    {
        var flags = (byte)((hasMore ? More : 0) | (isCommand ? Command : 0));
        if (length <= byte.MaxValue)
        {
            target[0] = flags;
            target[1] = (byte)length;
            return 2;
        }

        target[0] = (byte)(flags | Long);
        BinaryPrimitives.WriteInt64BigEndian(target[1..], length);
        return MaximumHeaderLength;
    }

    /// <summary>The bytes of one frame.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> body, bool hasMore, bool isCommand = false)
    {
        Span<byte> header = stackalloc byte[MaximumHeaderLength];
        var length = WriteHeader(header, body.Length, hasMore, isCommand);
        return [.. header[..length], .. body];
    }

    // Memory is taken as bytes arrive: a peer that announces much and sends little costs little.
    static byte[] ReadBody(Stream stream, int length)
    {
        var body = new byte[Math.Min(length, ChunkLength)];
        var filled = 0;
        while (true)
        {
            stream.ReadExactly(body.AsSpan(filled));
            filled = body.Length;
            if (filled == length) return body;
            Array.Resize(ref body, (int)Math.Min(length, filled * 2L));
        }
    }
}
