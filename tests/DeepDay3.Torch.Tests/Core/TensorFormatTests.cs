using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Core;

public sealed class TensorFormatTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tensor-format").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static byte[] Bytes(Tensor tensor)
    {
        var stream = new MemoryStream();
        tensor.Save(stream);
        return stream.ToArray();
    }

    static Tensor[] Samples() =>
    [
        arange(300, float32).reshape(2, 150), tensor(new[] { 1.5, double.NaN }), arange(5), arange(5, int32), arange(5, int16).reshape(5, 1), tensor(new sbyte[] { -1 }), tensor(new byte[] { 200 }),
        tensor(new[] { true, false }), zeros(0, 3), tensor(3L), arange(12, float32).reshape(3, 4).t(),
    ];

    [Fact]
    public void Every_type_and_shape_comes_back()
    {
        foreach (var sample in Samples())
        {
            var back = Tensor.Load(new MemoryStream(Bytes(sample)));
            Assert.Equal(sample.dtype, back.dtype);
            Assert.Equal(sample.shape, back.shape);
            Assert.Equal(sample.contiguous().bytes.ToArray(), back.bytes.ToArray());
        }
    }

    [Fact]
    public void The_format_is_type_rank_and_sizes_in_LEB128_and_raw_elements() =>
        Assert.Equal([11, 2, 0xAC, 0x02, 1, .. new byte[300]], Bytes(zeros(300, 1, @bool)));

    [Fact]
    public void Files_are_written_and_read()
    {
        string path = Path.Combine(folder, "x.dat");
        var x = arange(6, float32).reshape(2, 3);
        x.save(path);
        Assert.True(x.Equals(load(path)));
        (x + 1).Save(path);
        Assert.True((x + 1).Equals(Tensor.Load(path)));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_stream_without_a_length_is_read()
    {
        var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true)) arange(500_000).Save(deflate);
        packed.Position = 0;
        using var unpack = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Decompress);
        Assert.True(arange(500_000).Equals(Tensor.Load(unpack)));
    }

    [Fact]
    public void Loading_into_a_tensor_needs_its_shape_and_type()
    {
        var target = zeros(2, 3);
        target.Load(new BinaryReader(new MemoryStream(Bytes(ones(2, 3)))));
        Assert.True(target.Equals(ones(2, 3)));
        Assert.Contains("[3, 2]", Assert.Throws<ArgumentException>(() => target.Load(new BinaryReader(new MemoryStream(Bytes(ones(3, 2)))))).Message);
        Assert.Throws<ArgumentException>(() => target.Load(new BinaryReader(new MemoryStream(Bytes(ones(2, 3, float64))))));
        Assert.True(target.Equals(ones(2, 3)));
    }

    [Fact]
    public void Skipping_leaves_the_stream_behind_the_tensor()
    {
        var reader = new BinaryReader(new MemoryStream([.. Bytes(ones(7)), .. Bytes(arange(3))]));
        Assert.Null(TensorExtensionMethods.Load(reader, skip: true));
        Assert.True(arange(3).Equals(TensorExtensionMethods.Load(reader)));
    }

    [Fact]
    public void Loading_by_reference_replaces_what_does_not_fit()
    {
        var kept = zeros(3, int64);
        var target = kept;
        TensorExtensionMethods.Load(ref target, new BinaryReader(new MemoryStream(Bytes(arange(3)))));
        Assert.Same(kept, target);
        TensorExtensionMethods.Load(ref target, new BinaryReader(new MemoryStream(Bytes(ones(2)))));
        Assert.NotSame(kept, target);
        Assert.True(target.Equals(ones(2)));
    }

    [Theory]
    [InlineData(new byte[] { }, "ends in an element type")]
    [InlineData(new byte[] { 6, 2, 3 }, "ends in the size of dimension 1")]
    [InlineData(new byte[] { 42, 0 }, "42 is not an element type")]
    [InlineData(new byte[] { 5, 0 }, "Float16 is not part")]
    [InlineData(new byte[] { 6, 100 }, "100 dimensions")]
    [InlineData(new byte[] { 6, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "larger than this engine")]
    [InlineData(new byte[] { 6, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, "more than 63 bits")]
    [InlineData(new byte[] { 6, 1, 3, 0, 0 }, "needs 12 bytes, but only 2 follow")]
    public void Damage_is_named(byte[] bytes, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Tensor.Load(new MemoryStream(bytes))).Message);

    [Fact]
    public void An_archive_of_Python_is_recognised()
    {
        string path = Path.Combine(folder, "model.pt");
        File.WriteAllBytes(path, [.. "PK"u8, 3, 4, 0, 0]);
        string message = Assert.Throws<InvalidDataException>(() => load(path)).Message;
        Assert.Contains("model.pt", message);
        Assert.Contains("torch.save", message);
    }

    [Fact]
    public void Random_bytes_and_random_cuts_are_refused_or_read_and_nothing_else()
    {
        var random = new Random(5);
        byte[][] seeds = [.. Samples().Select(Bytes)];
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = [.. seeds[random.Next(seeds.Length)]];
            for (int k = random.Next(4); k > 0 && bytes.Length > 0; k--) bytes[random.Next(Math.Min(8, bytes.Length))] = (byte)random.Next(256);
            if (random.Next(2) == 0) bytes = bytes[..random.Next(bytes.Length + 1)];
            try
            {
                using var read = Tensor.Load(new MemoryStream(bytes));
                Assert.True(read.numel() * read.element_size() <= bytes.Length);
            }
            catch (InvalidDataException refused)
            {
                Assert.EndsWith(".", refused.Message);
            }
        }
    }

    [Fact]
    public void Raw_bytes_go_through_a_stream()
    {
        var x = arange(1000, float32).reshape(10, 100);
        var stream = new MemoryStream();
        x.t().WriteBytesToStream(stream, 64);
        stream.Position = 0;
        var y = zeros(100, 10);
        y.ReadBytesFromStream(stream, 100);
        Assert.True(y.Equals(x.t()));
        Assert.Throws<EndOfStreamException>(() => y.ReadBytesFromStream(new MemoryStream(new byte[10])));
        Assert.True(y.Equals(x.t()));
    }
}
