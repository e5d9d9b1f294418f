using System.Buffers.Binary;
using System.Text;
using DeepDay3.Data;
using DeepDay3.Weights;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Weights;

public class SafeTensorsTests
{
    static byte[] Pack(string header, int numbers)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(header));
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. Enumerable.Range(0, numbers).Select(i => (byte)i)];
    }

    static DataFormatException Refusal(byte[] bytes) => Assert.Throws<DataFormatException>(() => SafeTensors.Read(bytes, "a.safetensors"));

    [Fact]
    public void A_file_of_all_kinds_is_read()
    {
        using WeightSet weights = SafeTensors.Read(Golden.Bytes("types.safetensors"), "types.safetensors");

        ExpectedWeights.Equal("types", weights);
        Assert.Equal("pt", weights.Metadata["format"]);
        Assert.Equal("17 tensors, 87 numbers, from types.safetensors", weights.ToString());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        using WeightSet weights = SafeTensors.Read(Golden.Bytes("types.safetensors"));
        var stream = new MemoryStream();
        SafeTensors.Write(stream, weights.Tensors, new Dictionary<string, string> { ["note"] = "日本語" });

        using WeightSet again = SafeTensors.Read(stream.ToArray());

        ExpectedWeights.Equal("types", again);
        Assert.Equal("日本語", again.Metadata["note"]);
        // Numbers begin at a multiple of 8.
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(stream.ToArray()) % 8);
    }

    [Fact]
    public void Views_are_written_as_they_look()
    {
        using Tensor view = arange(6).reshape(2, 3).t();
        var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, Tensor> { ["view"] = view });

        Assert.Equal([0L, 3, 1, 4, 2, 5], SafeTensors.Read(stream.ToArray()).Tensors["view"].flatten().data<long>().ToArray());
    }

    [Fact]
    public void Files_are_replaced_whole()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "w.safetensors");
        SafeTensors.Write(path, nn.Linear(3, 2));
        byte[] before = File.ReadAllBytes(path);

        Assert.Contains("named \"\"", Assert.Throws<ArgumentException>(() => SafeTensors.Write(path, new Dictionary<string, Tensor> { [""] = zeros(1) })).Message);
        Assert.Contains("named \"__metadata__\"", Assert.Throws<ArgumentException>(() => SafeTensors.Write(path, new Dictionary<string, Tensor> { ["__metadata__"] = zeros(1) })).Message);

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder));
        Assert.Equal(["bias", "weight"], SafeTensors.Read(path).Tensors.Keys.Order());
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string, int, string> Broken => new()
    {
        { """[1]""", 0, "the header does not begin with {" },
        { """{"a":""", 0, "the header is no JSON" },
        { """{"a":1}""", 0, "the tensor \"a\" is no object" },
        { """{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}""", 4, "the tensor \"a\" has the dtype \"F33\"; one of F64, F32" },
        { """{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "has the dtype ;" },
        { """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "has no shape" },
        { """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "has no shape" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,5]}}""", 4, "or no data_offsets of two numbers" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "lies from 4 to 0" },
        { """{"a":{"dtype":"F32","shape":[1000],"data_offsets":[0,4000]}}""", 4, "lies from 0 to 4000" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "has 4 bytes; 8 were expected" },
        { """{"a":{"dtype":"F64","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "more than any file can hold" },
        { """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""", 6, "the tensor \"b\" begins at 2, where those before it end at 4" },
        { """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}}""", 6, "the tensor \"b\" begins at 4, where those before it end at 2" },
        { """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3, "3 bytes of numbers follow the header; 2 were expected" },
        { """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "the name \"a\" is there twice" },
        { """{"__metadata__":{"a":1}}""", 0, "__metadata__ holds \"a\", which is no text" },
        { """{"__metadata__":3}""", 0, "__metadata__ is no object" },
        { """{"a":{"dtype":"BOOL","shape":[[[[[[[[[1]]]]]]]]]}}""", 0, "the header is no JSON" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_broken_is_named(string header, int numbers, string message)
    {
        DataFormatException error = Refusal(Pack(header, numbers));

        Assert.Contains(message, error.Message);
        Assert.StartsWith("a.safetensors, byte ", error.Message);
    }

    [Fact]
    public void Headers_longer_than_the_file_or_the_limit_are_refused_before_anything_is_allocated()
    {
        byte[] bytes = Pack("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Assert.Contains("said to have 18446744073709551615 bytes; at most 2 were expected", Refusal(bytes).Message);
        Assert.Contains("the length of the header in 8 bytes was expected", Refusal([1, 2]).Message);
        Assert.Empty(SafeTensors.Read(Pack("{}", 0)).Tensors);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        using Tensor small = arange(4);
        var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, Tensor> { ["a"] = small, ["b"] = small.to(float32) });
        Fuzz.Run([Golden.Bytes("types.safetensors"), stream.ToArray()], (bytes, name) => SafeTensors.Read(bytes, name).Dispose(), seed: 15);
    }
}
