using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Parameters, starting values and dropout masks come from the seed as in PyTorch.</summary>
[Collection(nameof(GlobalGenerator))]
public class InitializationGoldenTests
{
    /// <summary>Tests that seed the generator that all share.</summary>
    [CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
    public sealed class GlobalGenerator
    {
    }

    // Convolutions, attention and transformer layers are tested with their own subject.
    static readonly string[] Here = ["Linear", "Bilinear", "Embedding", "EmbeddingBag", "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell", "BatchNorm1d", "LayerNorm", "GroupNorm", "PReLU", "Sequential"];

    public static TheoryData<string> Modules => GoldenFile.Load("initialization").Names(c => c.Op == "module_parameters" && Here.Contains(c.Args.String("module")));

    public static TheoryData<string> Functions => GoldenFile.Load("initialization").Names("init");

    public static TheoryData<string> Gains => GoldenFile.Load("initialization").Names("calculate_gain");

    public static TheoryData<string> Masks => GoldenFile.Load("initialization").Names("dropout", "dropout1d", "dropout2d", "alpha_dropout", "feature_alpha_dropout", "rrelu", "RNN_dropout", "LSTM_dropout", "GRU_dropout");

    [Theory]
    [MemberData(nameof(Modules))]
    public void Fresh_parameters_have_the_names_and_values_of_PyTorch_for_the_seed(string name)
    {
        var c = GoldenFile.Load("initialization")[name];
        manual_seed(c.Args.Long("seed"));
        using var module = Make(c.Args.String("module"), c.Args.Object("arguments"));
        var parameters = module.named_parameters().ToArray();
        var expected = c.Outputs.Where(o => o!.Name != "next_random_numbers").ToArray();
        Assert.Equal(expected.Select(o => o!.Name), parameters.Select(p => p.name));
        foreach (var (golden, (key, parameter)) in expected.Zip(parameters)) GoldenTensors.Expect(golden!, parameter, $"{name}, {key}");
        if (c.Outputs.Length > expected.Length) GoldenTensors.Expect(c.Outputs[^1]!, rand(2), $"{name}, what is drawn next");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Starting_values_are_those_of_PyTorch_for_the_seed(string name)
    {
        var c = GoldenFile.Load("initialization")[name];
        manual_seed(c.Args.Long("seed"));
        var target = empty(c.Args.Longs("shape"));
        var result = Init(c.Args.String("function"), target, c.Args.Object("arguments"));
        Assert.Same(target, result);
        GoldenTensors.Expect(c.Outputs[0]!, result, name, elementwise: c.Args.String("function") != "orthogonal_");
    }

    [Theory]
    [MemberData(nameof(Gains))]
    public void Gains_are_those_of_PyTorch(string name)
    {
        var c = GoldenFile.Load("initialization")[name];
        var kind = Nonlinearity(c.Args.String("nonlinearity"));
        // SELU has a gain in PyTorch, but no name in this library; the default slope of the leaky ReLU is given there.
        if (kind is null) return;
        double slope = kind == nn.init.NonlinearityType.LeakyReLU ? 0.01 : 0;
        Assert.Equal(c.Outputs[0]!.As<double>()[0], nn.init.calculate_gain(kind.Value, slope), 1e-14);
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public void What_is_dropped_is_what_PyTorch_drops_for_the_seed(string name)
    {
        using var scope = NewDisposeScope();
        GoldenReplay.Run("initialization", name, Seeded);
    }

    static Tensor[] Seeded(GoldenCase c, Tensor[] x)
    {
        manual_seed(c.Args.Long("seed"));
        double p = c.Args.Double("p", 0);
        return c.Op switch
        {
            "dropout" => [nn.functional.dropout(x[0], p)],
            "dropout1d" => [nn.functional.dropout1d(x[0], p)],
            "dropout2d" => [nn.functional.dropout2d(x[0], p)],
            "alpha_dropout" => [nn.functional.alpha_dropout(x[0], p, training: true)],
            "feature_alpha_dropout" => [nn.functional.feature_alpha_dropout(x[0], p, training: true)],
            "rrelu" => [nn.RReLU(c.Args.Double("lower"), c.Args.Double("upper")).call(x[0])],
            _ => Recurrent(c, x),
        };
    }

    // The parameters of a fresh module would advance the generator: seed once more behind them.
    static Tensor[] Recurrent(GoldenCase c, Tensor[] x)
    {
        var (input, hidden, layers, dropout) = (c.Args.Long("input_size"), c.Args.Long("hidden_size"), c.Args.Long("num_layers"), c.Args.Double("dropout"));
        switch (c.Op[..^"_dropout".Length])
        {
            case "RNN":
                {
                    using var module = nn.RNN(input, hidden, layers, dropout: dropout);
                    GoldenOps.Share(module, x[1..]);
                    manual_seed(c.Args.Long("seed"));
                    var (output, h) = module.call(x[0]);
                    return [output, h];
                }
            case "GRU":
                {
                    using var module = nn.GRU(input, hidden, layers, dropout: dropout);
                    GoldenOps.Share(module, x[1..]);
                    manual_seed(c.Args.Long("seed"));
                    var (output, h) = module.call(x[0]);
                    return [output, h];
                }
            default:
                {
                    using var module = nn.LSTM(input, hidden, layers, dropout: dropout);
                    GoldenOps.Share(module, x[1..]);
                    manual_seed(c.Args.Long("seed"));
                    var (output, h, cell) = module.call(x[0]);
                    return [output, h, cell];
                }
        }
    }

    static nn.Module Make(string name, GoldenArguments a) => name switch
    {
        "Linear" => nn.Linear(a.Long("in_features"), a.Long("out_features"), a.Bool("bias", true)),
        "Bilinear" => nn.Bilinear(a.Long("in1_features"), a.Long("in2_features"), a.Long("out_features")),
        "Embedding" => nn.Embedding(a.Long("num_embeddings"), a.Long("embedding_dim"), a.Has("padding_idx") ? a.Long("padding_idx") : null),
        "EmbeddingBag" => nn.EmbeddingBag(a.Long("num_embeddings"), a.Long("embedding_dim")),
        "RNN" => nn.RNN(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), bias: a.Bool("bias", true), bidirectional: a.Bool("bidirectional", false)),
        "LSTM" => nn.LSTM(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), a.Bool("bias", true), bidirectional: a.Bool("bidirectional", false)),
        "GRU" => nn.GRU(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), a.Bool("bias", true), bidirectional: a.Bool("bidirectional", false)),
        "RNNCell" => nn.RNNCell(a.Long("input_size"), a.Long("hidden_size")),
        "LSTMCell" => nn.LSTMCell(a.Long("input_size"), a.Long("hidden_size")),
        "GRUCell" => nn.GRUCell(a.Long("input_size"), a.Long("hidden_size")),
        "BatchNorm1d" => nn.BatchNorm1d(a.Long("num_features")),
        "LayerNorm" => nn.LayerNorm(a.Longs("normalized_shape")),
        "GroupNorm" => nn.GroupNorm(a.Long("num_groups"), a.Long("num_channels")),
        "PReLU" => nn.PReLU(a.Long("num_parameters")),
        _ => nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)),
    };

    static nn.init.NonlinearityType? Nonlinearity(string name) => name switch
    {
        "linear" => nn.init.NonlinearityType.Linear,
        "conv2d" => nn.init.NonlinearityType.Conv2D,
        "sigmoid" => nn.init.NonlinearityType.Sigmoid,
        "tanh" => nn.init.NonlinearityType.Tanh,
        "relu" => nn.init.NonlinearityType.ReLU,
        "leaky_relu" => nn.init.NonlinearityType.LeakyReLU,
        _ => null,
    };

    static Tensor Init(string function, Tensor t, GoldenArguments a)
    {
        var fan = a.String("mode", "fan_in") == "fan_in" ? nn.init.FanInOut.FanIn : nn.init.FanInOut.FanOut;
        var kind = Nonlinearity(a.String("nonlinearity", "leaky_relu"))!.Value;
        return function switch
        {
            "uniform_" => nn.init.uniform_(t, a.Double("a"), a.Double("b")),
            "normal_" => nn.init.normal_(t, a.Double("mean"), a.Double("std")),
            "trunc_normal_" => nn.init.trunc_normal_(t, a.Double("mean"), a.Double("std"), a.Double("a"), a.Double("b")),
            "constant_" => nn.init.constant_(t, a.Double("val")),
            "ones_" => nn.init.ones_(t),
            "zeros_" => nn.init.zeros_(t),
            "eye_" => nn.init.eye_(t),
            "xavier_uniform_" => nn.init.xavier_uniform_(t, a.Double("gain")),
            "xavier_normal_" => nn.init.xavier_normal_(t, a.Double("gain")),
            "kaiming_uniform_" => nn.init.kaiming_uniform_(t, a.Double("a"), fan, kind),
            "kaiming_normal_" => nn.init.kaiming_normal_(t, a.Double("a"), fan, kind),
            "orthogonal_" => nn.init.orthogonal_(t, a.Double("gain")),
            "sparse_" => nn.init.sparse_(t, a.Double("sparsity"), a.Double("std")),
            _ => nn.init.dirac_(t),
        };
    }
}
