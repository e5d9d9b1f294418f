using System.Text.Json;
using DeepDay3.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Pipelines;

public class SplitsTests
{
    sealed class Squares(int count) : utils.data.Dataset
    {
        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["x"] = tensor(index), ["y"] = tensor(index * index) };
    }

    sealed class Items(int count) : utils.data.Dataset<long>
    {
        public override long Count => count;

        public override long GetTensor(long index) => 100 + index;
    }

    [Fact]
    public void Parts_are_those_of_PyTorch()
    {
        foreach (JsonElement one in Golden.Json("split.json").EnumerateArray())
        {
            using var generator = new Generator((ulong)one.GetProperty("seed").GetInt64());
            long[] lengths = [.. one.GetProperty("lengths").EnumerateArray().Select(length => length.GetInt64())];

            Subset<long>[] parts = new Items(one.GetProperty("count").GetInt32()).random_split(lengths, generator);

            Assert.Equal(one.GetProperty("parts").EnumerateArray().Select(part => part.EnumerateArray().Select(index => index.GetInt64())), parts.Select(part => part.Indices));
            Assert.Equal(100 + parts[0].Indices[1], parts[0].GetTensor(1));
            Assert.Equal(lengths, parts.Select(part => part.Count));
        }
    }

    [Fact]
    public void Fractions_round_down_and_the_rest_goes_to_the_first_parts()
    {
        using var generator = new Generator(5);

        Assert.Equal([4L, 4, 3], new Items(11).random_split([1 / 3.0, 1 / 3.0, 1 / 3.0], generator).Select(part => part.Count));
    }

    [Fact]
    public void Parts_of_named_and_plain_tensors_go_into_loaders()
    {
        using var generator = new Generator(1);
        NamedSubset[] named = new Squares(10).random_split([0.7, 0.3], generator);
        TensorSubset[] plain = utils.data.TensorDataset(arange(10)).random_split([0.5, 0.5], generator);

        using DataLoader loader = utils.data.DataLoader(named[1], 3, shuffle: false);
        foreach (Dictionary<string, Tensor> batch in loader)
            Assert.Equal(named[1].Indices.Select(index => index * index), batch["y"].flatten().data<long>().ToArray());
        Assert.Equal(1, loader.Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), plain.SelectMany(part => part.Indices).Order());
        Assert.Equal(plain[0].Indices[2], plain[0].GetTensor(2)[0].item<long>());
        Assert.Equal((3, 5), (named[1].Count, plain[1].Count));
    }

    [Fact]
    public void Lists_are_cut_by_a_seed()
    {
        string[] items = [.. Enumerable.Range(0, 20).Select(i => $"{i}")];
        string[][] parts = Splits.ByFractions(items, [0.8, 0.2], seed: 9);

        Assert.Equal([16, 4], parts.Select(part => part.Length));
        Assert.Equal(items.Order(), parts.SelectMany(part => part).Order());
        Assert.Equal(parts, Splits.ByFractions(items, [0.8, 0.2], seed: 9));
        Assert.NotEqual(parts[1], Splits.ByFractions(items, [0.8, 0.2], seed: 10)[1]);
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Contains("Parts of 0.5, 0.6 were asked for", Assert.Throws<ArgumentException>(() => Splits.ByFractions(new int[5], [0.5, 0.6])).Message);
        Assert.Contains("sizes with the sum 5", Assert.Throws<ArgumentException>(() => new Items(5).random_split([3L, 3])).Message);
        Assert.Contains("asks for sample 5: 0 to 4", Assert.Throws<ArgumentException>(() => new Subset<long>(new Items(5), [5])).Message);
    }
}
