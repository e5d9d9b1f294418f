using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The slopes of a randomised leaky ReLU, drawn as PyTorch draws them: only for elements that are not positive, one after another.</summary>
internal static class RandomSlopes
{
    internal static Tensor Draw(Tensor x, double lower, double upper)
    {
        if (lower > upper) throw TorchError.Create($"Lower bound should be less than or equal to the upper bound: got {lower} and {upper}");
        var action = new DrawAction { X = x.Compact(), Result = empty_like(x), Lower = lower, Upper = upper };
        Dispatch.Float(x.scalarType, ref action, "rrelu_with_noise_out_cpu");
        return action.Result;
    }

    struct DrawAction : IFloatAction
    {
        internal Tensor X;
        internal Tensor Result;
        internal double Lower;
        internal double Upper;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var twister = Generator.Default.Twister;
            ReadOnlySpan<T> x = X.Elements<T>();
            var d = Result.Elements<T>();
            lock (twister)
                for (int i = 0; i < x.Length; i++)
                    d[i] = x[i] <= T.Zero ? T.CreateTruncating((RandomSample.UniformDouble(twister) * (Upper - Lower)) + Lower) : T.One;
        }
    }
}
