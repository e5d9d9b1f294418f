using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Golden;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Sampling;

/// <summary>Seeds the default generator: alone, as other tests that change settings.</summary>
[Collection("kernel settings")]
public class SamplingTests
{
    public static TheoryData<string> Scripts => GoldenFile.Load("random").Names(c => c.Args.Objects("steps").All(PublicRandomScript.Knows));

    [Theory, MemberData(nameof(Scripts))]
    public void A_script_gives_PyTorchs_numbers_through_the_public_functions(string name)
    {
        var golden = GoldenFile.Load("random")[name];
        var g = new Generator(unchecked((ulong)golden.Args.Long("seed")));
        var steps = golden.Args.Objects("steps");
        for (int i = 0; i < steps.Length; i++)
        {
            var drawn = PublicRandomScript.Run(g, steps[i]);
            var expected = golden.Outputs[i]!;
            double tolerance = Tolerance(steps[i].String("op"), expected);
            GoldenAssert.Close(expected, drawn.shape, drawn.to_type(float64).data<double>().ToArray(), $"{name}, step {i}", elementwise: true, relative: tolerance);
        }
        Assert.Equal(golden.Args.Bytes("stateHead"), g.get_state().bytes[..24].ToArray());
    }

    /// <summary>Uniforms, coins and whole numbers are exact, blocks of float normals too; what goes through log and sin may differ in its last bits.</summary>
    static double Tolerance(string op, GoldenTensor expected) => op switch
    {
        "normal" when expected.DType == "float32" && expected.Count >= 16 => 0,
        "normal" or "normal_transposed" or "exponential" or "cauchy" or "log_normal" => expected.DType == "float32" ? 1.2e-7 : 2e-15,
        _ => 0,
    };

    static readonly Dictionary<string, Func<Tensor[], GoldenArguments, Tensor[]>> Library = new()
    {
        ["normal"] = (x, _) => [normal(x[0], x[1])],
        ["normal_mean"] = (x, a) => [normal(x[0], tensor(a.Double("std")))],
        ["likes"] = (x, a) => [rand_like(x[0]), randn_like(x[0]), randint_like(x[0], 0, a.Long("high"))],
        ["bernoulli"] = (x, _) => [bernoulli(x[0])],
        ["poisson"] = (x, _) => [poisson(x[0])],
        ["dropout"] = (x, a) => [nn.functional.dropout(x[0], a.Double("p"))],
    };

    public static TheoryData<string> Seeded => GoldenFile.Load("initialization").Names([.. Library.Keys]);

    [Theory, MemberData(nameof(Seeded))]
    public void Library_functions_draw_as_PyTorch_after_the_same_seed(string name)
    {
        var golden = GoldenFile.Load("initialization")[name];
        var x = Array.ConvertAll(golden.Inputs, input => GoldenTensors.Input(input));
        manual_seed(golden.Args.Long("seed"));
        var drawn = Library[golden.Op]([.. x.Select(i => i.laidOut)], golden.Args);
        for (int i = 0; i < drawn.Length; i++) GoldenAssert.Close(golden.Outputs[i]!, drawn[i].shape, drawn[i].to_type(float64).data<double>().ToArray(), $"{name}, output {i}", elementwise: true, relative: 2e-7);
        Assert.Equal(golden.Outputs.Length, drawn.Length);
    }

    [Fact]
    public void A_transposed_tensor_is_filled_in_the_order_of_its_memory()
    {
        var plain = empty(5, 4).uniform_(0, 1, new Generator(3));
        var transposed = empty(5, 4).t().uniform_(0, 1, new Generator(3));
        Assert.True(plain.t().Equals(transposed));
        var p = full([3, 4], 0.4);
        Assert.True(bernoulli(p, new Generator(3)).t().Equals(bernoulli(p.t(), new Generator(3))));
        manual_seed(3);
        var like = rand_like(zeros(4, 5).t());
        Assert.Equal([1, 5], like.stride());
        Assert.True(empty(4, 5).uniform_(0, 1, new Generator(3)).t().Equals(like));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "uniform of integers", "\"check_uniform_bounds\" not implemented for 'Long'" },
        { "normal of integers", "\"normal_kernel_cpu\" not implemented for 'Long'" },
        { "negative std", "normal expects std >= 0.0, but found std -1" },
        { "log-normal without spread", "log_normal_ expects std > 0.0, but found std=0" },
        { "geometric of 1", "geometric_ expects p to be in (0, 1), but got p=1" },
        { "coin of 2", "bernoulli_ expects p to be in [0, 1], but got p=2" },
        { "coins beyond 1", "Expected p_in >= 0 && p_in <= 1 to be true, but got false." },
        { "negative rate", "invalid Poisson rate, expected rate to be non-negative" },
        { "bytes up to 300", "to - 1 is out of bounds for unsigned char" },
        { "bytes from -1", "from is out of bounds for unsigned char" },
        { "empty range", "random_ expects 'from' to be less than 'to', but got from=3 >= to=3" },
        { "too many samples", "cannot sample n_sample > prob_dist.size(-1) samples without replacement" },
        { "no weights", "invalid multinomial distribution (sum of probabilities <= 0)" },
        { "negative weight", "probability tensor contains either `inf`, `nan` or element < 0" },
        { "whole weights", "multinomial only supports floating-point dtypes for input, got: Long" },
        { "expanded", "unsupported operation: more than one element of the written-to tensor refers to a single memory location." },
        { "negative spreads", "normal expects all elements of std >= 0.0" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_cannot_be_drawn_is_refused_in_PyTorchs_words(string call, string message)
    {
        Func<Tensor> draw = call switch
        {
            "uniform of integers" => () => zeros(3, int64).uniform_(0, 1),
            "normal of integers" => () => zeros(3, int64).normal_(),
            "negative std" => () => zeros(3).normal_(0, -1),
            "log-normal without spread" => () => zeros(3).log_normal_(0, 0),
            "geometric of 1" => () => zeros(3).geometric_(1),
            "coin of 2" => () => zeros(3).bernoulli_(2),
            "coins beyond 1" => () => zeros(3).bernoulli_(full(3, 1.5)),
            "negative rate" => () => poisson(tensor(new[] { -1f })),
            "bytes up to 300" => () => randint(300, new long[] { 2 }, uint8),
            "bytes from -1" => () => zeros(3, uint8).random_(-1, 20),
            "empty range" => () => randint(3, 3, new long[] { 2 }),
            "too many samples" => () => multinomial(ones(3), 4),
            "no weights" => () => multinomial(zeros(3), 1),
            "negative weight" => () => multinomial(tensor(new[] { 1f, -1f }), 1),
            "whole weights" => () => multinomial(arange(3), 1),
            "expanded" => () => zeros(3).expand(2, 3).uniform_(0, 1),
            _ => () => normal(zeros(2), full(2, -1.0)),
        };
        Assert.StartsWith(message, Assert.ThrowsAny<ExternalException>(draw).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_written_into_a_tensor_that_takes_on_their_shape()
    {
        manual_seed(1);
        var expected = rand(2, 3);
        manual_seed(1);
        var target = zeros(10);
        Assert.Same(target, target.rand_out(2, 3));
        Assert.True(expected.Equals(target));
        var small = zeros(1);
        Assert.Equal([4, 5], small.ones(4, 5).shape);
        Assert.Equal(20, small.sum().item<float>());
        Assert.True(eye(2, 3).Equals(zeros(9).eye(2, 3)));
        Assert.True(arange(1, 7, 2).Equals(zeros(0, int64).arange_out(1, 7, 2)));
        Assert.True(randperm(9, generator: new Generator(4)).Equals(randperm(9, zeros(1, int64), new Generator(4))));
    }

    [Fact]
    public void Single_numbers_come_from_the_generator()
    {
        var g = new Generator(5);
        Assert.InRange(randint_int(3, 9, g), 3, 8);
        Assert.InRange(randint_long(4, g), 0, 3);
        Assert.InRange(rand_float(g), 0, 1);
        Assert.Equal(randn(1, generator: new Generator(8)).item<float>(), (float)randn_float(new Generator(8)));
        Assert.Contains(Enumerable.Range(0, 64).Select(_ => randint_bool(g)), flag => flag);
    }
}
