using System.Text.Json;
using DeepDay3.Weights;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Weights;

public class WeightSetTests
{
    static nn.Module<Tensor, Tensor> Net(int hidden = 4) =>
        nn.Sequential(("0", nn.Linear(3, hidden)), ("1", nn.BatchNorm1d(hidden)), ("2", nn.Linear(hidden, 2)));

    [Fact]
    public void A_model_of_PyTorch_computes_the_same_here()
    {
        using nn.Module<Tensor, Tensor> net = Net();
        using WeightSet weights = PyTorchFile.Read(Golden.Bytes("model.pt"));
        weights.LoadInto(net);
        net.eval();
        JsonElement forward = ExpectedWeights.Json.GetProperty("forward");

        using Tensor y = net.call(tensor(forward.GetProperty("x").Numbers(), [5, 3], dtype: float32));

        double[] expected = forward.GetProperty("y").Numbers();
        Assert.All(y.detach().flatten().data<float>().ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        Assert.Equal(1, net.state_dict()["1.num_batches_tracked"].item<long>());
    }

    [Fact]
    public void A_module_goes_into_a_file_and_back()
    {
        string path = Path.GetTempFileName();
        using nn.Module<Tensor, Tensor> one = Net(), two = Net();
        SafeTensors.Write(path, one);
        using (WeightSet weights = SafeTensors.Read(path))
            weights.LoadInto(two);
        File.Delete(path);

        Assert.All(one.state_dict(), pair => Assert.True(pair.Value.eq(two.state_dict()[pair.Key]).all().item<bool>(), pair.Key));
        Assert.True(two.parameters().All(parameter => parameter.requires_grad));
    }

    [Fact]
    public void What_does_not_fit_is_listed_and_nothing_changes()
    {
        using nn.Module<Tensor, Tensor> other = nn.Sequential(("0", nn.Linear(3, 5)), ("1", nn.BatchNorm1d(4)), ("3", nn.Linear(4, 2)));
        using WeightSet weights = PyTorchFile.Read(Golden.Bytes("model.pt"), "model.pt");
        using Tensor before = other.state_dict()["1.weight"].clone().fill_(3);
        using (no_grad())
            other.state_dict()["1.weight"].fill_(3);

        var error = Assert.Throws<WeightsException>(() => weights.LoadInto(other));

        Assert.Equal("The weights of model.pt do not fit the module Sequential: the file lacks: 3.weight, 3.bias; the module lacks: 2.weight, 2.bias; "
            + "shapes differ: 0.weight is [4, 3] in the file and [5, 3] in the module, 0.bias is [4] in the file and [5] in the module.", error.Message);
        Assert.True(before.eq(other.state_dict()["1.weight"]).all().item<bool>());
        Assert.DoesNotContain("lacks", Assert.Throws<WeightsException>(() => weights.LoadInto(other, strict: false)).Message);
    }

    [Fact]
    public void Without_strictness_what_is_on_both_sides_is_loaded()
    {
        using nn.Module<Tensor, Tensor> other = nn.Sequential(("0", nn.Linear(3, 4)), ("9", nn.Linear(4, 2)));
        using WeightSet weights = PyTorchFile.Read(Golden.Bytes("model.pt"));

        weights.LoadInto(other, strict: false);

        Assert.True(weights.Tensors["0.weight"].eq(other.state_dict()["0.weight"]).all().item<bool>());
    }

    [Fact]
    public void Whole_numbers_do_not_become_floats_silently()
    {
        using nn.Module<Tensor, Tensor> net = nn.Sequential(("a", nn.Linear(1, 1, hasBias: false)));
        var stream = new MemoryStream();
        SafeTensors.Write(stream, new Dictionary<string, Tensor> { ["a.weight"] = ones(1, 1, dtype: int64) });

        Assert.Contains("kinds of numbers differ: a.weight is Int64 in the file and Float32 in the module",
            Assert.Throws<WeightsException>(() => SafeTensors.Read(stream.ToArray()).LoadInto(net)).Message);
    }
}
