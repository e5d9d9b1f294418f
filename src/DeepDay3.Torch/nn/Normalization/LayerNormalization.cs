using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Layer normalisation over the last elements of a tensor, fused.</summary>
internal static class LayerNormalization
{
    /// <param name="x">Any shape; each run of <paramref name="length"/> elements is normalised.</param>
    /// <param name="length">Elements of a line.</param>
    /// <param name="scale">length elements, or null.</param>
    /// <param name="shift">length elements, or null.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="kernel">What PyTorch calls the computation when it refuses a type.</param>
    internal static Tensor Run(Tensor x, int length, Tensor? scale, Tensor? shift, double eps, string kernel = "LayerNormKernelImpl")
    {
        if (DTypes.IsFloat(x.scalarType)) DTypes.RequireSame(x, scale, shift);
        var source = x.contiguous();
        scale = scale?.contiguous();
        shift = shift?.contiguous();
        int lines = length == 0 ? 0 : (int)(x.layout.Count / length);
        var result = Tensor.Allocate(x.layout, x.scalarType);
        var action = new ForwardAction { X = source, Scale = scale, Shift = shift, Result = result, Length = length, Lines = lines, Eps = eps };
        Dispatch.Float(x.scalarType, ref action, kernel);
        if (!Tensor.Recording(source, scale, shift)) return result;
        return result.Record(new LayerNormBackward(source, scale, shift, length, eps, action.Means!, action.Reciprocals!));
    }

    /// <summary>The same in single operations.</summary>
    internal static Tensor Composed(Tensor x, int length, Tensor? scale, Tensor? shift, double eps)
    {
        var lines = x.reshape(-1, length);
        var deviation = lines - lines.mean([1], keepdim: true);
        var normal = deviation * ((deviation * deviation).mean([1], keepdim: true) + eps).rsqrt();
        if (scale is not null) normal = normal * scale.reshape(-1);
        if (shift is not null) normal = normal + shift.reshape(-1);
        return normal.reshape(x.shape);
    }

    internal static Span<T> Of<T>(Tensor? tensor) where T : unmanaged => tensor is null ? default : tensor.Elements<T>();

    struct ForwardAction : IFloatAction
    {
        internal Tensor X;
        internal Tensor? Scale;
        internal Tensor? Shift;
        internal Tensor Result;
        internal int Length;
        internal int Lines;
        internal double Eps;
        internal double[]? Means;
        internal double[]? Reciprocals;

        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            double[] means = new double[Lines], reciprocals = new double[Lines];
            (Means, Reciprocals) = (means, reciprocals);
            LineNormalization.Forward<T>(X.Elements<T>(), Of<T>(Scale), Of<T>(Shift), Result.Elements<T>(), means, reciprocals, Length, Eps);
        }
    }
}
