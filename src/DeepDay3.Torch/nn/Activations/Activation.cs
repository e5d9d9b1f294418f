using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs activations over tensors: one pass forward, one pass back.</summary>
internal static class Activation
{
    internal static Tensor Run<TFunction>(Tensor x, in Coefficients k = default) where TFunction : struct, IActivation
    {
        var result = Map<TFunction>(x, null, k, slope: false);
        return Tensor.Recording(x) ? result.Record(new ActivationBackward<TFunction>(x, k)) : result;
    }

    /// <summary>Values, or slopes times <paramref name="factor"/> (1 where null).</summary>
    internal static Tensor Map<TFunction>(Tensor x, Tensor? factor, in Coefficients k, bool slope) where TFunction : struct, IActivation
    {
        x.RequireLive();
        var source = x.Compact();
        // A coefficient is a number of the tensor's type: a threshold of 0.1 is the single-precision 0.1 among such numbers.
        var coefficients = x.scalarType == ScalarType.Float32 ? new Coefficients((float)k.A, (float)k.B, (float)k.C) : k;
        var scale = factor?.Compact();
        var result = Tensor.Allocate(x.layout, x.scalarType);
        var action = new MapAction<TFunction> { X = source, Factor = scale, Result = result, K = coefficients, Slope = slope };
        Dispatch.Float(x.scalarType, ref action, TFunction.Name.Replace("Backward0", "", StringComparison.Ordinal).ToLowerInvariant());
        GC.KeepAlive(source);
        GC.KeepAlive(scale);
        return result;
    }

    struct MapAction<TFunction> : IFloatAction where TFunction : struct, IActivation
    {
        internal Tensor X;
        internal Tensor? Factor;
        internal Tensor Result;
        internal Coefficients K;
        internal bool Slope;

        public readonly unsafe void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var d = Result.Elements<T>();
            // Corners lie where the coefficients do in the tensor's own precision.
            static double Round(double value) => double.CreateTruncating(T.CreateTruncating(value));
            var k = new Coefficients(Round(K.A), Round(K.B), Round(K.C));
            fixed (T* px = X.Elements<T>(), pf = Factor is null ? default : Factor.Elements<T>(), pd = d)
            {
                var body = new Body<T, TFunction> { X = px, Factor = pf, D = pd, K = k, Slope = Slope };
                Workers.For(d.Length, 1 << 13, ref body);
            }
        }
    }

    unsafe struct Body<T, TFunction> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T> where TFunction : struct, IActivation
    {
        internal T* X;
        internal T* Factor;
        internal T* D;
        internal Coefficients K;
        internal bool Slope;

        public readonly void Run(int start, int end)
        {
            if (!Slope)
            {
                for (int i = start; i < end; i++) D[i] = T.CreateTruncating(TFunction.Value(double.CreateTruncating(X[i]), K));
                return;
            }
            for (int i = start; i < end; i++)
            {
                double slope = TFunction.Slope(double.CreateTruncating(X[i]), K);
                // Where nothing passes, not even an infinite gradient does.
                D[i] = Factor == null ? T.CreateTruncating(slope) : slope == 0 ? T.Zero : T.CreateTruncating(slope * double.CreateTruncating(Factor[i]));
            }
        }
    }
}
