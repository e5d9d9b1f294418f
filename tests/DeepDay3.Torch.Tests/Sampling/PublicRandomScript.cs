using System.Text.Json;
using DeepDay3.Torch.Tests.Golden;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Sampling;

/// <summary>Runs one step of a golden script (cases_random.py) through the public functions.</summary>
static class PublicRandomScript
{
    /// <summary>Whether public functions can draw the step: random_() without bounds and trunc_normal_ are not among them, nor is dropout with a generator.</summary>
    public static bool Knows(GoldenArguments step) => step.String("op") is not ("random" or "trunc_normal" or "gamma" or "dropout");

    public static Tensor Run(Generator g, GoldenArguments s)
    {
        var type = Type(s);
        long[] size = s.Has("size") ? s.Longs("size") : [];
        return s.String("op") switch
        {
            "randperm" => randperm(s.Long("n"), generator: g),
            "uniform" => empty(size, type).uniform_(s.Double("from"), s.Double("to"), g),
            "uniform_every_second" => EverySecond(size[0], type).uniform_(s.Double("from"), s.Double("to"), g),
            "normal" => empty(size, type).normal_(s.Double("mean"), s.Double("std"), g),
            "normal_transposed" => empty(size[1], size[0], type).t().normal_(s.Double("mean"), s.Double("std"), g),
            "exponential" => empty(size, type).exponential_(s.Double("lambd"), g),
            "cauchy" => empty(size, type).cauchy_(s.Double("median"), s.Double("sigma"), g),
            "log_normal" => empty(size, type).log_normal_(s.Double("mean"), s.Double("std"), g),
            "geometric" => empty(size, type).geometric_(s.Double("p"), g),
            "bernoulli" => empty(size, type).bernoulli_(s.Double("p"), g),
            "bernoulli_tensor" => tensor(s.Doubles("p"), type).bernoulli(g),
            "poisson" => tensor(s.Doubles("rates"), type).poisson(g),
            "multinomial" => Weights(s.Json("weights"), type).multinomial(s.Long("samples"), s.Bool("replacement"), g),
            "randint" => randint(s.Long("low"), s.Long("high"), size, type, generator: g),
            var op => throw new ArgumentException($"no step '{op}'"),
        };
    }

    static Tensor EverySecond(long count, ScalarType type) => empty(2 * count, type)[TensorIndex.Slice(step: 2)];

    static Tensor Weights(JsonElement json, ScalarType type) => json[0].ValueKind != JsonValueKind.Array
        ? tensor([.. json.EnumerateArray().Select(x => x.GetDouble())], type)
        : stack(json.EnumerateArray().Select(row => Weights(row, type)));

    static ScalarType Type(GoldenArguments s) => s.String("dtype", "float32") switch
    {
        "float64" => float64,
        "int64" => int64,
        "int32" => int32,
        "int16" => int16,
        "int8" => int8,
        "uint8" => uint8,
        "bool" => @bool,
        _ => float32,
    };
}
