namespace TorchSharp;

public static partial class torch
{
    /// <summary>Normal numbers, each with a mean and a standard deviation of its own; both broadcast.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        var spread = std.WithoutGraph();
        if (!spread.ge(0).all().item<bool>()) throw TorchError.Create("normal expects all elements of std >= 0.0");
        var shape = Broadcasting.Combine(mean.layout, std.layout);
        var result = Tensor.Allocate(shape, mean.dtype);
        result.FillNormal(0, 1, generator);
        using (no_grad()) result = result.mul(spread).add(mean.WithoutGraph()).to_type(mean.dtype);
        return Tensor.Recording(mean) ? result.Record(new ZeroBackward(mean.expand(shape.Sizes.AsSpan()), "NormalBackward3")) : result;
    }

    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var result = Creation.Empty(size.ToArray(), dtype ?? defaultType, device, false, names).normal_(mean, std, generator);
        if (requires_grad) result.requires_grad = true;
        return result;
    }

    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randint_like(low, high, dtype, device, requires_grad);

    /// <summary>A permutation written into a tensor, which takes on the shape [n].</summary>
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        if (n < 0) throw TorchError.Create($"n must be non-negative, got {n}");
        return @out.Out([n], t => t.FillPermutation(generator));
    }

    // Single numbers.

    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var number = Creation.RandInt(low, high, [1], ScalarType.Int64, null, false, generator, null);
        return number.item<long>();
    }

    public static bool randint_bool(Generator? generator = null) => randint_long(0, 2, generator) == 1;

    /// <summary>Uniform in [0, 1).</summary>
    public static double rand_float(Generator? generator = null)
    {
        using var number = Creation.Rand([1], ScalarType.Float32, null, false, generator, null);
        return number.item<float>();
    }

    /// <summary>Standard normal.</summary>
    public static double randn_float(Generator? generator = null)
    {
        using var number = Creation.Randn([1], ScalarType.Float32, null, false, generator, null);
        return number.item<float>();
    }
}
