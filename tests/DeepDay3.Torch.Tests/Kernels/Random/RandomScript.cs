using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Runs one step of a golden script (cases_random.py) on the kernels.</summary>
static class RandomScript
{
    public static Array Run(MersenneTwister g, GoldenArguments step)
    {
        string dtype = step.String("dtype", "float32");
        string op = step.String("op");
        switch (op)
        {
            case "randperm":
                return Filled<long>(step.Long("n"), d => RandomFill.Permutation(g, d));
            case "bernoulli_tensor":
                return dtype == "float32"
                    ? Filled<float>(step.Doubles("p").Length, d => RandomFill.Bernoulli(g, step.Doubles("p").Select(p => (float)p).ToArray(), d))
                    : Filled<double>(step.Doubles("p").Length, d => RandomFill.Bernoulli(g, step.Doubles("p"), d));
            case "poisson":
                return dtype == "float32"
                    ? Filled<float>(step.Doubles("rates").Length, d => RandomFill.Poisson(g, step.Doubles("rates").Select(p => (float)p).ToArray(), d))
                    : Filled<double>(step.Doubles("rates").Length, d => RandomFill.Poisson(g, step.Doubles("rates"), d));
            case "gamma":
                return dtype == "float32"
                    ? Filled<float>(step.Doubles("shapes").Length, d => RandomFill.Gamma(g, step.Doubles("shapes").Select(p => (float)p).ToArray(), d))
                    : Filled<double>(step.Doubles("shapes").Length, d => RandomFill.Gamma(g, step.Doubles("shapes"), d));
            case "multinomial":
                return dtype == "float32" ? Multinomial(g, step, x => (float)x) : Multinomial(g, step, x => x);
        }

        long size = step.Longs("size").Aggregate(1L, (a, b) => a * b);
        return dtype switch
        {
            "float32" => Filled<float>(size, d => Float(g, step, op, d)),
            "float64" => Filled<double>(size, d => Double(g, step, op, d)),
            "int64" => Filled<long>(size, d => Whole(g, step, op, d)),
            "int32" => Filled<int>(size, d => Whole(g, step, op, d)),
            "int16" => Filled<short>(size, d => Whole(g, step, op, d)),
            "int8" => Filled<sbyte>(size, d => Whole(g, step, op, d)),
            "uint8" => Filled<byte>(size, d => Whole(g, step, op, d)),
            _ => Filled<bool>(size, d => Truth(g, step, op, d)),
        };
    }

    delegate void Filler<T>(Span<T> destination);

    static T[] Filled<T>(long size, Filler<T> fill)
    {
        var values = new T[size];
        fill(values);
        return values;
    }

    static void Float(MersenneTwister g, GoldenArguments s, string op, Span<float> d)
    {
        if (op is "uniform" or "uniform_every_second")
            RandomFill.Uniform(g, d, s.Double("from"), s.Double("to"));
        else if (op == "normal")
            RandomFill.Normal(g, d, s.Double("mean"), s.Double("std"));
        else if (op == "trunc_normal")
            RandomFill.TruncatedNormal(g, d, s.Double("mean"), s.Double("std"), s.Double("a"), s.Double("b"));
        else
            Continuous(g, s, op, d);
    }

    static void Double(MersenneTwister g, GoldenArguments s, string op, Span<double> d)
    {
        if (op is "uniform" or "uniform_every_second")
            RandomFill.Uniform(g, d, s.Double("from"), s.Double("to"));
        else if (op == "normal")
            RandomFill.Normal(g, d, s.Double("mean"), s.Double("std"));
        else if (op == "trunc_normal")
            RandomFill.TruncatedNormal(g, d, s.Double("mean"), s.Double("std"), s.Double("a"), s.Double("b"));
        else
            Continuous(g, s, op, d);
    }

    static void Continuous<T>(MersenneTwister g, GoldenArguments s, string op, Span<T> d)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (op == "exponential")
            RandomFill.Exponential(g, d, s.Double("lambd"));
        else if (op == "cauchy")
            RandomFill.Cauchy(g, d, s.Double("median"), s.Double("sigma"));
        else if (op == "log_normal")
            RandomFill.LogNormal(g, d, s.Double("mean"), s.Double("std"));
        else if (op == "dropout")
            RandomFill.DropoutMask(g, d, s.Double("p"));
        else if (op == "normal_transposed")
            NormalInMemoryOrder(g, s, d);
        else
            Whole(g, s, op, d);
    }

    /// <summary>A transposed matrix: drawn in the order of its memory, compared in the order of its indices.</summary>
    static void NormalInMemoryOrder<T>(MersenneTwister g, GoldenArguments s, Span<T> d)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var memory = new T[d.Length];
        RandomFill.NormalElementwise<T>(g, memory, s.Double("mean"), s.Double("std"));
        int rows = (int)s.Longs("size")[0];
        int columns = (int)s.Longs("size")[1];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                d[(r * columns) + c] = memory[(c * rows) + r];
        }
    }

    static void Whole<T>(MersenneTwister g, GoldenArguments s, string op, Span<T> d)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (op == "random")
            RandomFill.FullRange(g, d);
        else if (op == "randint")
            RandomFill.Integers(g, d, s.Long("low"), s.Long("high"));
        else if (op == "bernoulli")
            RandomFill.Bernoulli(g, d, s.Double("p"));
        else if (op == "geometric")
            RandomFill.Geometric(g, d, s.Double("p"));
        else
            throw new ArgumentException($"no step '{op}'");
    }

    static void Truth(MersenneTwister g, GoldenArguments s, string op, Span<bool> d)
    {
        if (op == "random")
            RandomFill.FullRange(g, d);
        else if (op == "randint")
            RandomFill.Integers(g, d, s.Long("low"), s.Long("high"));
        else if (op == "bernoulli")
            RandomFill.Bernoulli(g, d, s.Double("p"));
        else
            throw new ArgumentException($"no step '{op}'");
    }

    static long[] Multinomial<T>(MersenneTwister g, GoldenArguments s, Func<double, T> convert)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var json = s.Json("weights");
        bool nested = json[0].ValueKind == System.Text.Json.JsonValueKind.Array;
        int rows = nested ? json.GetArrayLength() : 1;
        double[] all = nested ? [.. json.EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(x => x.GetDouble())] : s.Doubles("weights");
        T[] weights = [.. all.Select(convert)];
        int samples = (int)s.Long("samples");
        return Filled<long>(rows * samples, d => RandomFill.Multinomial<T>(g, weights, weights.Length / rows, d, samples, s.Bool("replacement")));
    }
}
