using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Fourier transforms along the last dimension, scaled as the caller says. Each is linear in its input, so that its gradient is its adjoint, which
/// is recorded in its turn.
/// </summary>
internal static class Spectra
{
    /// <summary>Complex numbers to as many complex numbers.</summary>
    internal static Tensor Complex(Tensor x, bool inverse, double scale)
    {
        var result = Tensor.Allocate(x.layout.AsContiguous, x.scalarType);
        Run(Transform.Complex, x, result, (int)x.layout.Sizes[^1], scale, inverse);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, "FftC2CBackward0", g => Complex(g, !inverse, scale))) : result;
    }

    /// <summary>n real numbers to the n / 2 + 1 numbers of their spectrum that say all.</summary>
    internal static Tensor Half(Tensor x, double scale)
    {
        int n = (int)x.layout.Sizes[^1];
        var result = Tensor.Allocate(WithLast(x, (n / 2) + 1), DTypes.ComplexOf(x.scalarType));
        Run(Transform.Half, x, result, n, scale);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, "FftR2CBackward0", g => HalfAdjoint(g, n, scale))) : result;
    }

    static Tensor HalfAdjoint(Tensor x, int n, double scale)
    {
        var result = Tensor.Allocate(WithLast(x, n), DTypes.RealOf(x.scalarType));
        Run(Transform.HalfAdjoint, x, result, n, scale);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, "FftC2RBackward0", g => Half(g, scale))) : result;
    }

    /// <summary>The half of a spectrum to its n real numbers.</summary>
    internal static Tensor Whole(Tensor x, int n, double scale)
    {
        var result = Tensor.Allocate(WithLast(x, n), DTypes.RealOf(x.scalarType));
        Run(Transform.Whole, x, result, n, scale);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, "FftC2RBackward0", g => WholeAdjoint(g, scale))) : result;
    }

    static Tensor WholeAdjoint(Tensor x, double scale)
    {
        int n = (int)x.layout.Sizes[^1];
        var result = Tensor.Allocate(WithLast(x, (n / 2) + 1), DTypes.ComplexOf(x.scalarType));
        Run(Transform.WholeAdjoint, x, result, n, scale);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, "FftR2CBackward0", g => Whole(g, n, scale))) : result;
    }

    static Layout WithLast(Tensor x, long size) => Layout.Of([.. x.layout.Sizes[..^1], size]);

    static void Run(Transform what, Tensor x, Tensor result, int n, double scale, bool inverse = false)
    {
        if (result.layout.Count == 0) return;
        var source = x.Compact();
        var action = new Action { What = what, X = source, Result = result, Length = n, Scale = scale, Inverse = inverse };
        Dispatch.Float(DTypes.RealOf(x.scalarType), ref action, "fft");
        GC.KeepAlive(source);
    }

    enum Transform
    {
        Complex,
        Half,
        HalfAdjoint,
        Whole,
        WholeAdjoint,
    }

    struct Action : IFloatAction
    {
        internal Transform What;
        internal Tensor X;
        internal Tensor Result;
        internal int Length;
        internal double Scale;
        internal bool Inverse;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var (x, d) = (new Numbers<T>(X), new Numbers<T>(Result));
            int batch = (int)(Result.layout.Count / Result.layout.Sizes[^1]);
            switch (What)
            {
                case Transform.Complex: Fft.Complex<T>(batch, Length, Inverse, Scale, x.All, d.All); break;
                case Transform.Half: Fft.RealForward<T>(batch, Length, Scale, x.All, d.All); break;
                case Transform.HalfAdjoint: Fft.RealForwardGradient<T>(batch, Length, Scale, x.All, d.All); break;
                case Transform.Whole: Fft.RealInverse<T>(batch, Length, Scale, x.All, d.All); break;
                default: Fft.RealInverseGradient<T>(batch, Length, Scale, x.All, d.All); break;
            }
        }
    }

    /// <summary>All real numbers in a tensor without gaps, the parts of complex ones interleaved.</summary>
    readonly struct Numbers<T>(Tensor tensor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal Span<T> All => DTypes.IsComplex(tensor.scalarType) ? ComplexLines.Parts(tensor.Elements<ComplexNumber<T>>()) : tensor.Elements<T>();
    }
}
