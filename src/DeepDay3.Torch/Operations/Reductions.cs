using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs reduction kernels on tensors. Knows nothing of gradients.</summary>
internal static class Reductions
{
    internal static Tensor Sum(Tensor x, ReadOnlySpan<long> dimensions, bool keep, ScalarType? type)
    {
        x.RequireLive();
        var target = type ?? (DTypes.IsInexact(x.scalarType) ? x.scalarType : ScalarType.Int64);
        var view = AxisView.Of(x.Cast(target), dimensions);
        var result = Tensor.Allocate(Layout.Of(AxisView.Reduced(x.layout, dimensions, keep)), target);
        if (result.layout.Count == 0) return result;
        var action = new SumAction { View = view, Result = result };
        Dispatch.Numeric(target, ref action);
        return result;
    }

    /// <summary>Values and indices of the largest or smallest along one dimension.</summary>
    internal static (Tensor values, Tensor indices) Extremum(Tensor x, int dimension, bool keep, bool largest)
    {
        x.RequireLive();
        var view = AxisView.Of(x, dimension);
        if (view.Length == 0) throw TorchError.Create($"{(largest ? "max" : "min")}(): Expected reduction dim {dimension} to have non-zero size.");
        var sizes = Layout.Of(x.layout.Rank == 0 ? [] : AxisView.Reduced(x.layout, [dimension], keep));
        var values = Tensor.Allocate(sizes, x.scalarType);
        var indices = Tensor.Allocate(sizes, ScalarType.Int64);
        var action = new ExtremumAction { View = view, Values = values, Indices = indices, Largest = largest };
        Dispatch.Numeric(x.scalarType, ref action);
        return (values, indices);
    }

    struct SumAction : INumericAction
    {
        internal AxisView View;
        internal Tensor Result;

        /// <summary>Both parts sum on their own.</summary>
        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Summation.Run<T>(ComplexLines.Parts(View.Source.Elements<ComplexNumber<T>>()), ComplexLines.Parts(Result.Elements<ComplexNumber<T>>()), View.Outer, View.Length, 2 * View.Inner);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            Summation.Run<T>(View.Source.Elements<T>(), Result.Elements<T>(), View.Outer, View.Length, View.Inner);
    }

    struct ExtremumAction : INumericAction
    {
        internal AxisView View;
        internal Tensor Values;
        internal Tensor Indices;
        internal bool Largest;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            Extremes.Run<T>(View.Source.Elements<T>(), Values.Elements<T>(), Indices.Elements<long>(), View.Outer, View.Length, View.Inner, Largest);
    }
}
