using System.Collections;
using TorchSharp.Kernels;

namespace TorchSharp.Utils;

/// <summary>
/// The numbers below a size in random order (Fisher and Yates), another order at each enumeration. Without a seed of its own it takes one from
/// the default generator, as PyTorch's random sampler does, so that <see cref="torch.manual_seed"/> fixes the order.
/// </summary>
public class FisherYatesShuffler : IEnumerable<long>
{
    readonly long size;
    readonly MersenneTwister? own;

    public FisherYatesShuffler(long size, int? seed = null)
    {
        if (size is < 0 or > int.MaxValue) throw new ArgumentException($"{size} is not a number of samples.");
        this.size = size;
        if (seed is { } number) own = new MersenneTwister((ulong)(long)number);
    }

    public IEnumerator<long> GetEnumerator()
    {
        var order = new long[size];
        var twister = own ?? new MersenneTwister(Seed());
        lock (twister) RandomFill.Permutation(twister, order.AsSpan());
        return ((IEnumerable<long>)order).GetEnumerator();
    }

    static ulong Seed()
    {
        Span<long> seed = stackalloc long[1];
        var twister = torch.Generator.Default.Twister;
        lock (twister) RandomFill.FullRange(twister, seed);
        return (ulong)seed[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
