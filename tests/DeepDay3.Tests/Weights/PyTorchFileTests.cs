using System.IO.Compression;
using System.Text;
using DeepDay3.Data;
using DeepDay3.Weights;

namespace DeepDay3.Tests.Weights;

public class PyTorchFileTests
{
    [Theory]
    [InlineData("model.pt", "model")]
    [InlineData("types.pt", "types")]
    [InlineData("types4.pt", "types")]
    public void Files_of_PyTorch_hold_what_it_put_in(string file, string expected)
    {
        using WeightSet weights = PyTorchFile.Read(Golden.Bytes(file), file);

        ExpectedWeights.Equal(expected, weights);
    }

    [Fact]
    public void A_checkpoint_is_read_by_the_name_of_its_state_dict()
    {
        using WeightSet weights = PyTorchFile.Read(Golden.Bytes("checkpoint.pt"), key: "model");

        ExpectedWeights.Equal("model", weights);
        Assert.Contains("the entry model of the state_dict is no tensor with a name; give the name of one of its dictionaries as key: model", Refusal(Golden.Bytes("checkpoint.pt")));
        Assert.Contains("there is no \"net\"; give the name", Assert.Throws<DataFormatException>(() => PyTorchFile.Read(Golden.Bytes("checkpoint.pt"), "a.pt", "net")).Message);
    }

    [Fact]
    public void A_file_that_asks_for_a_command_is_refused_by_name()
    {
        string message = Refusal(Golden.Bytes("evil.pt"));

        Assert.Matches(@"^a\.pt, .*/data\.pkl, byte \d+: the file asks for (posix|os|nt)\.system, which is not allowed: .* nothing was run\.$", message);
    }

    public static TheoryData<string, string> Pickles => new()
    {
        { "\u0080\u0002cbuiltins\neval\n.", "asks for builtins.eval" },
        { "\u0080\u0004\u008c\u0008builtins\u008c\u0004exec\u0093.", "asks for builtins.exec" },
        { "\u0080\u0002ctorch\nload\n.", "asks for torch.load" },
        { "\u0080\u0002ccollections\nOrderedDict\nX\u0001\0\0\0a\u0085R.", "collections.OrderedDict is called with other arguments" },
        { "\u0080\u0002}X\u0001\0\0\0aR.", "something is called that is no function" },
        { "\u0080\u0002K\u0001}b.", "attributes are set on something other than a dictionary" },
        { "\u0080\u0002)\u0081.", "the instruction 81" },
        { "\u0080\u0002iposix\nsystem\n.", "the instruction 69" },
        { "\u0080\u0002h\u0005.", "value 5 is asked for before it was kept" },
        { "\u0080\u0002.", "1 values are asked for where there are 0" },
        { "\u0080\u0002K\u0001(0.", "1 values are asked for where there are 0" },
        { "\u0080\u0002t.", "a list ends that did not begin" },
        { "\u0080\u0002X\u00ff\u00ff\u00ff\u007fa.", "2147483647 more bytes were expected" },
        { "\u0080\u0002X\u0001\0\0\0aQ.", "a reference is not" },
        { "\u0080\u0002})K\u0001s.", "neither a text nor a number" },
        { "\u0080\u0009}.", "protocol 9" },
        { "\u0080\u0002]K\u0001a.", "no dictionary of tensors is there" },
        { "\u0080\u0002}X\u0001\0\0\0aK\u0001s.", "the entry a of the state_dict is no tensor" },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Other_pickles_are_refused(string pickle, string message) => Assert.Contains(message, Refusal(Archive(("x/data.pkl", Encoding.Latin1.GetBytes(pickle)))));

    [Fact]
    public void Numbers_that_are_repeated_by_a_stride_of_0_are_refused() =>
        Assert.Contains("the tensor \"w\" of shape [1000] and strides [0] from 0 does not lie in its 1 numbers", Refusal(Golden.Bytes("expanded.pt")));

    [Fact]
    public void Numbers_that_are_missing_or_of_another_length_are_named()
    {
        Assert.Contains("are not in the archive", Refusal(Change("model.pt", name => name.EndsWith("/data/0") ? null : name)));
        Assert.Contains("have 3 bytes", Refusal(Change("model.pt", name => name, name => name.EndsWith("/data/0") ? new byte[3] : null)));
    }

    [Fact]
    public void Other_files_are_named()
    {
        Assert.Contains("this is a pickle of PyTorch before 1.6", Refusal([0x80, 2]));
        Assert.Contains("no intact zip file", Refusal([1, 2, 3]));
        Assert.Contains("the archive has no data.pkl", Refusal(Archive(("readme", []))));
        Assert.Contains("not little-endian", Refusal(Archive(("x/data.pkl", []), ("x/byteorder", "big"u8.ToArray()))));
    }

    [Fact]
    public void Damaged_files_are_read_or_refused() =>
        Fuzz.Run([Golden.Bytes("types.pt"), Golden.Bytes("model.pt")], (bytes, name) => PyTorchFile.Read(bytes, name).Dispose(), seed: 12);

    // The archive's checksums would hide nearly all damages from the unpickler.
    [Fact]
    public void Damaged_pickles_in_good_archives_are_read_or_refused()
    {
        byte[][] pickles = [.. new[] { "types.pt", "types4.pt", "model.pt" }.Select(Pickle)];
        using var zip = new ZipArchive(new MemoryStream(Golden.Bytes("types.pt")));
        (string, byte[])[] others = [.. zip.Entries.Where(entry => entry.FullName.Contains("/data/")).Select(entry => ("x" + entry.FullName[entry.FullName.IndexOf('/')..], Read(entry)))];
        Fuzz.Run([pickles[0], pickles[1]], (bytes, name) => PyTorchFile.Read(Archive([("x/data.pkl", bytes), .. others]), name).Dispose(), seed: 13);
        Fuzz.Run(pickles, (bytes, name) => new Unpickler(bytes, name).Load(), seed: 14);
    }

    static string Refusal(byte[] bytes) => Assert.Throws<DataFormatException>(() => PyTorchFile.Read(bytes, "a.pt")).Message;

    static byte[] Pickle(string file)
    {
        using var zip = new ZipArchive(new MemoryStream(Golden.Bytes(file)));
        return Read(zip.Entries.Single(entry => entry.Name == "data.pkl"));
    }

    static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }

    static byte[] Change(string file, Func<string, string?> rename, Func<string, byte[]?>? replace = null)
    {
        using var zip = new ZipArchive(new MemoryStream(Golden.Bytes(file)));
        return Archive([.. zip.Entries.Where(entry => rename(entry.FullName) is not null).Select(entry => (rename(entry.FullName)!, replace?.Invoke(entry.FullName) ?? Read(entry)))]);
    }
}
