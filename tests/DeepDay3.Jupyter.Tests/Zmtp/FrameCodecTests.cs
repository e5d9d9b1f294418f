using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Tests.Zmtp;

public sealed class FrameCodecTests
{
    [Fact]
    public void Short_frames_have_their_length_in_one_byte()
    {
        Assert.Equal([0, 3, 1, 2, 3], FrameCodec.Encode([1, 2, 3], hasMore: false));
        Assert.Equal([1, 0], FrameCodec.Encode([], hasMore: true));
        Assert.Equal([4, 1, 9], FrameCodec.Encode([9], hasMore: false, isCommand: true));
    }

    [Fact]
    public void Long_frames_have_their_length_in_eight_bytes_big_endian() =>
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 1, 0], FrameCodec.Encode(new byte[256], hasMore: true)[..9]);

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(3_000_000)]
    public void What_is_written_is_read(int length)
    {
        var body = new byte[length];
        new Random(1).NextBytes(body);

        var frame = FrameCodec.Read(new MemoryStream(FrameCodec.Encode(body, hasMore: true)));

        Assert.Equal(body, frame.Body);
        Assert.True(frame.HasMore);
        Assert.False(frame.IsCommand);
    }

    [Theory]
    [InlineData(new byte[] { 8, 0 }, "reserved flags")]
    [InlineData(new byte[] { 5, 0 }, "command frame")]
    [InlineData(new byte[] { 2, 255, 255, 255, 255, 255, 255, 255, 255 }, "at most")]
    [InlineData(new byte[] { 2, 0, 0, 0, 1, 0, 0, 0, 0 }, "at most")]
    public void Frames_that_are_none_are_refused(byte[] bytes, string words) =>
        Assert.Contains(words, Assert.Throws<ZmtpException>(() => FrameCodec.Read(new MemoryStream(bytes))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_frame_that_never_comes_takes_little_memory()
    {
        byte[] bytes = [2, 0, 0, 0, 0, 15, 0, 0, 0, 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<EndOfStreamException>(() => FrameCodec.Read(new MemoryStream(bytes)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Of_50000_random_streams_none_leads_to_another_exception()
    {
        var random = new Random(2);
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = FrameCodec.Encode(new byte[random.Next(400)], random.Next(2) == 0);
            for (var change = random.Next(4); change > 0; change--) bytes[random.Next(Math.Min(bytes.Length, 12))] = (byte)random.Next(256);
            try
            {
                FrameCodec.Read(new MemoryStream(bytes, 0, random.Next(bytes.Length + 1)));
            }
            catch (Exception e) when (e is ZmtpException or EndOfStreamException)
            {
                // The two ways to refuse.
            }
        }
    }
}
