using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs reductions line by line on tensors. Knows nothing of gradients.</summary>
internal static class LineReductions
{
    /// <summary>Values of <paramref name="type"/> (the tensor is converted first); all dimensions where none is named.</summary>
    internal static Tensor Run<TReduction>(Tensor x, ReadOnlySpan<long> dimensions, bool keep, ScalarType type, double parameter = 0) where TReduction : struct, ILineReduction
    {
        x.RequireLive();
        var view = AxisView.Of(x.Cast(type), dimensions);
        var result = Tensor.Allocate(Layout.Of(AxisView.Reduced(x.layout, dimensions, keep)), type);
        if (result.layout.Count == 0) return result;
        var action = new ReductionAction<TReduction> { View = view, Result = result, Parameter = parameter };
        Dispatch.Numeric(type, ref action);
        return result;
    }

    /// <summary>Largest or smallest over several dimensions at once, without indices.</summary>
    internal static Tensor Extreme(Tensor x, ReadOnlySpan<long> dimensions, bool keep, bool largest)
    {
        x.RequireLive();
        string name = largest ? "amax" : "amin";
        if (DTypes.IsComplex(x.scalarType)) throw TorchError.Create($"\"{(largest ? "max" : "min")}_values_cpu\" not implemented for '{DTypes.Name(x.scalarType)}'");
        var view = AxisView.Of(x, dimensions);
        if (dimensions.Length == 0 && x.layout.Count == 0) throw TorchError.Create(
            $"{name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
        foreach (long dimension in dimensions)
            if (x.layout.Rank > 0 && x.layout.Sizes[x.layout.Dimension(dimension)] == 0) throw TorchError.Create($"{name}(): Expected reduction dim {dimension} to have non-zero size.");
        var result = Tensor.Allocate(Layout.Of(AxisView.Reduced(x.layout, dimensions, keep)), x.scalarType);
        if (result.layout.Count == 0) return result;
        var action = new ExtremeAction { View = view, Result = result, Largest = largest };
        Dispatch.Numeric(x.scalarType, ref action);
        return result;
    }

    struct ReductionAction<TReduction> : INumericAction where TReduction : struct, ILineReduction
    {
        internal AxisView View;
        internal Tensor Result;
        internal double Parameter;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (typeof(TReduction) != typeof(ProductReduction)) throw ComplexRefusals.Of(typeof(TReduction), Result.scalarType);
            ComplexLines.Product<T>(View.Source.Elements<ComplexNumber<T>>(), Result.Elements<ComplexNumber<T>>(), View.Outer, View.Length, View.Inner, running: false);
        }

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            LineReduction.Run<T, TReduction>(View.Source.Elements<T>(), Result.Elements<T>(), View.Outer, View.Length, View.Inner, Parameter);
    }

    struct ExtremeAction : INumericAction
    {
        internal AxisView View;
        internal Tensor Result;
        internal bool Largest;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            Extremes.Run<T>(View.Source.Elements<T>(), Result.Elements<T>(), [], View.Outer, View.Length, View.Inner, Largest);
    }
}
