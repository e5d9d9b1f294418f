using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Modules;

public sealed class ModulePersistenceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("module-persistence").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    sealed class Pair : nn.Module<Tensor, Tensor>
    {
        readonly Linear first;
        readonly Linear second;
        readonly Tensor steps;

        internal Pair(long width = 4) : base(nameof(Pair))
        {
            first = nn.Linear(3, width);
            second = nn.Linear(width, 2);
            steps = tensor(7L);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => second.call(first.call(input));
    }

    static byte[] Bytes(nn.Module module, IList<string>? skip = null)
    {
        var stream = new MemoryStream();
        module.save(stream, skip);
        return stream.ToArray();
    }

    static Dictionary<string, Tensor> Copy(nn.Module module) => module.state_dict().ToDictionary(e => e.Key, e => e.Value.detach().clone());

    static void AssertState(Dictionary<string, Tensor> expected, nn.Module module)
    {
        var actual = module.state_dict();
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, value) in expected) Assert.True(value.Equals(actual[name]), name);
    }

    [Fact]
    public void Weights_and_buffers_come_back_from_a_file()
    {
        string path = Path.Combine(folder, "pair.dat");
        using Pair saved = new(), loaded = new();
        Assert.Same(saved, saved.save(path));
        var report = new Dictionary<string, bool>();
        Assert.Same(loaded, loaded.load(path, loadedParameters: report));
        AssertState(saved.state_dict(), loaded);
        Assert.Equal(5, report.Count);
        Assert.All(report.Values, Assert.True);
        Assert.True(loaded.parameters().All(p => p.requires_grad && p.is_leaf));
    }

    [Fact]
    public void Skipped_names_are_neither_written_nor_read()
    {
        using Pair saved = new(), loaded = new();
        var before = Copy(loaded);
        var report = new Dictionary<string, bool>();
        loaded.load(new MemoryStream(Bytes(saved)), skip: ["first.weight"], loadedParameters: report);
        Assert.True(before["first.weight"].Equals(loaded.state_dict()["first.weight"]));
        Assert.True(saved.state_dict()["second.weight"].Equals(loaded.state_dict()["second.weight"]));
        Assert.False(report["first.weight"]);
        Assert.Throws<ArgumentException>(() => loaded.load(new MemoryStream(Bytes(saved, skip: ["steps"]))));
        loaded.load(new MemoryStream(Bytes(saved, skip: ["steps"])), skip: ["steps"]);
    }

    [Fact]
    public void Strict_loading_names_what_is_missing_and_what_is_too_much()
    {
        using var pair = new Pair();
        using var linear = nn.Linear(3, 4);
        var before = Copy(pair);
        string message = Assert.Throws<ArgumentException>(() => pair.load(new MemoryStream(Bytes(linear)))).Message;
        Assert.Contains("missing: steps, first.weight", message);
        Assert.Contains("unexpected: weight, bias", message);
        AssertState(before, pair);
        var report = new Dictionary<string, bool>();
        pair.load(new MemoryStream(Bytes(linear)), strict: false, loadedParameters: report);
        AssertState(before, pair);
        Assert.False(report["weight"]);
    }

    [Fact]
    public void A_shape_that_does_not_fit_changes_nothing()
    {
        using Pair wide = new(5), pair = new();
        var before = Copy(pair);
        Assert.Contains("first.weight", Assert.Throws<ArgumentException>(() => pair.load(new MemoryStream(Bytes(wide)))).Message);
        AssertState(before, pair);
        Assert.Throws<ArgumentException>(() => pair.load_state_dict(wide.state_dict()));
        AssertState(before, pair);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_changes_nothing()
    {
        using Pair saved = new(), pair = new();
        var before = Copy(pair);
        byte[] whole = Bytes(saved);
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => pair.load(new MemoryStream(whole[..length])));
        AssertState(before, pair);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_and_nothing_else()
    {
        using Pair saved = new(), pair = new();
        byte[] whole = Bytes(saved);
        var random = new Random(11);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = [.. whole];
            for (int k = 0; k <= random.Next(3); k++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                pair.load(new MemoryStream(bytes), strict: random.Next(2) == 0);
            }
            catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
            {
                Assert.EndsWith(".", refused.Message);
            }
        }
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file()
    {
        string path = Path.Combine(folder, "pair.dat");
        using var pair = new Pair();
        pair.save(path);
        byte[] before = File.ReadAllBytes(path);
        pair.state_dict()["steps"].Dispose();
        Assert.Throws<InvalidOperationException>(() => pair.save(path));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void The_file_is_a_count_then_names_and_tensors()
    {
        using var linear = nn.Linear(1, 1, hasBias: false);
        byte[] bytes = Bytes(linear);
        Assert.Equal([1, 6, .. "weight"u8, 6, 2, 1, 1], bytes[..12]);
        Assert.Equal(16, bytes.Length);
    }
}
