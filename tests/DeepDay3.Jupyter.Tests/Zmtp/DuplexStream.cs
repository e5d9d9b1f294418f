namespace DeepDay3.Jupyter.Tests.Zmtp;

/// <summary>A connection whose other side has said all that it will say.</summary>
sealed class DuplexStream(byte[] incoming) : Stream
{
    readonly MemoryStream source = new(incoming);
    readonly MemoryStream target = new();

    public byte[] Written => target.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => source.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
}
