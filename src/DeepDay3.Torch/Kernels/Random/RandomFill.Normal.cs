using System.Numerics;
using MathNet.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Normal samples and what is made from them.</summary>
internal static partial class RandomFill
{
    /// <summary>From this size on PyTorch transforms uniforms in blocks instead of drawing pair by pair.</summary>
    const int BlockThreshold = BoxMuller.BlockLength;

    /// <summary>Elements between two looks at whether the user pressed Stop.</summary>
    const int ElementsPerPoll = 1 << 16;

    /// <summary>
    /// Normal. Under 16 elements pair by pair (see <see cref="RandomSample.Normal"/>), else in blocks of 16 uniforms; where the size is
    /// no multiple of 16, the last 16 elements are drawn again. The kept sample is neither used nor made in blocks.
    /// </summary>
    public static void Normal(MersenneTwister g, Span<float> destination, double mean, double std)
    {
        if (destination.Length < BlockThreshold)
        {
            NormalElementwise(g, destination, mean, std);
            return;
        }

        Uniform(g, destination, 0, 1);
        for (int i = 0; i <= destination.Length - BoxMuller.BlockLength; i += BoxMuller.BlockLength)
        {
            if (i % ElementsPerPoll == 0)
                Interruption.ThrowIfRequested();
            BoxMuller.Transform(destination.Slice(i, BoxMuller.BlockLength), (float)mean, (float)std);
        }
        if (destination.Length % BoxMuller.BlockLength != 0)
        {
            var last = destination[^BoxMuller.BlockLength..];
            Uniform(g, last, 0, 1);
            BoxMuller.Transform(last, (float)mean, (float)std);
        }
    }

    /// <inheritdoc cref="Normal(MersenneTwister, Span{float}, double, double)"/>
    public static void Normal(MersenneTwister g, Span<double> destination, double mean, double std)
    {
        if (destination.Length < BlockThreshold)
        {
            NormalElementwise(g, destination, mean, std);
            return;
        }

        Uniform(g, destination, 0, 1);
        for (int i = 0; i <= destination.Length - BoxMuller.BlockLength; i += BoxMuller.BlockLength)
        {
            if (i % ElementsPerPoll == 0)
                Interruption.ThrowIfRequested();
            BoxMuller.Transform(destination.Slice(i, BoxMuller.BlockLength), mean, std);
        }
        if (destination.Length % BoxMuller.BlockLength != 0)
        {
            var last = destination[^BoxMuller.BlockLength..];
            Uniform(g, last, 0, 1);
            BoxMuller.Transform(last, mean, std);
        }
    }

    /// <summary>Normal pair by pair whatever the size: what PyTorch does for a tensor that is not contiguous.</summary>
    public static void NormalElementwise<T>(MersenneTwister g, Span<T> destination, double mean, double std)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(RandomSample.Normal(g, mean, std));
    }

    /// <summary>exp of a normal, pair by pair whatever the size.</summary>
    public static void LogNormal<T>(MersenneTwister g, Span<T> destination, double mean, double std)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating(RandomSample.LogNormal(g, mean, std));
    }

    /// <summary>
    /// Normal cut off at [low, high] as <c>nn.init.trunc_normal_</c> makes it: uniform over the image of the bounds, then the inverse
    /// of the distribution function, at last clamped.
    /// </summary>
    public static void TruncatedNormal(MersenneTwister g, Span<float> destination, double mean, double std, double low, double high)
    {
        var (from, to) = TruncatedRange(mean, std, low, high);
        Uniform(g, destination, from, to);
        float scale = (float)(std * Math.Sqrt(2.0));
        foreach (ref float x in destination)
            x = Math.Clamp(((float)SpecialFunctions.ErfInv(x) * scale) + (float)mean, (float)low, (float)high);
    }

    /// <inheritdoc cref="TruncatedNormal(MersenneTwister, Span{float}, double, double, double, double)"/>
    public static void TruncatedNormal(MersenneTwister g, Span<double> destination, double mean, double std, double low, double high)
    {
        var (from, to) = TruncatedRange(mean, std, low, high);
        Uniform(g, destination, from, to);
        double scale = std * Math.Sqrt(2.0);
        foreach (ref double x in destination)
            x = Math.Clamp((SpecialFunctions.ErfInv(x) * scale) + mean, low, high);
    }

    static (double From, double To) TruncatedRange(double mean, double std, double low, double high)
    {
        static double Cumulative(double z) => (1.0 + SpecialFunctions.Erf(z / Math.Sqrt(2.0))) / 2.0;
        return ((2 * Cumulative((low - mean) / std)) - 1, (2 * Cumulative((high - mean) / std)) - 1);
    }
}
