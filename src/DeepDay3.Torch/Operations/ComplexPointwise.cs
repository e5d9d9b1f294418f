using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs elementwise kernels on complex tensors. Knows nothing of gradients. An operation without a complex form is refused.</summary>
internal static class ComplexPointwise
{
    static void Require<TOperation>(ScalarType type) where TOperation : struct
    {
        if (default(TOperation) is not IComplexOperation) throw ComplexRefusals.Of(typeof(TOperation), type);
    }

    internal static void Binary<T, TOperation>(Tensor x, Tensor y, Tensor result) where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IBinaryOperation
    {
        Require<TOperation>(x.scalarType);
        var shape = result.layout;
        Span<long> xStrides = stackalloc long[shape.Rank], yStrides = stackalloc long[shape.Rank];
        Broadcasting.Strides(x.layout, shape.Sizes, xStrides);
        Broadcasting.Strides(y.layout, shape.Sizes, yStrides);
        ComplexElementwise.Binary<T, TOperation>(shape.Sizes, result.Reach<ComplexNumber<T>>(), shape.Strides, x.Reach<ComplexNumber<T>>(), xStrides, y.Reach<ComplexNumber<T>>(), yStrides);
    }

    internal static void Binary<T, TOperation>(Tensor x, in Number y, Tensor result) where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IBinaryOperation
    {
        Require<TOperation>(x.scalarType);
        var number = y.ToComplex<T>();
        Span<long> none = stackalloc long[x.layout.Rank];
        none.Clear();
        ComplexElementwise.Binary<T, TOperation>(x.layout.Sizes, result.Reach<ComplexNumber<T>>(), result.layout.Strides,
            x.Reach<ComplexNumber<T>>(), x.layout.Strides, new ReadOnlySpan<ComplexNumber<T>>(in number), none);
    }

    internal static void Compare<T, TComparison>(Tensor x, Tensor y, Tensor result) where T : unmanaged, IFloatingPointIeee754<T> where TComparison : struct, IComparison
    {
        Require<TComparison>(x.scalarType);
        var shape = result.layout;
        Span<long> xStrides = stackalloc long[shape.Rank], yStrides = stackalloc long[shape.Rank];
        Broadcasting.Strides(x.layout, shape.Sizes, xStrides);
        Broadcasting.Strides(y.layout, shape.Sizes, yStrides);
        ComplexElementwise.Compare<T, TComparison>(shape.Sizes, result.Elements<byte>(), shape.Strides, x.Reach<ComplexNumber<T>>(), xStrides, y.Reach<ComplexNumber<T>>(), yStrides);
    }

    internal static void NumericUnary<T, TOperation>(Tensor x, Tensor result) where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, INumericUnaryOperation
    {
        Require<TOperation>(x.scalarType);
        ComplexElementwise.NumericUnary<T, TOperation>(x.layout.Sizes, result.Reach<ComplexNumber<T>>(), result.layout.Strides, x.Reach<ComplexNumber<T>>(), x.layout.Strides);
    }

    /// <summary>A function from complex numbers to complex numbers.</summary>
    internal static Tensor Unary<TOperation>(Tensor x, string name, Tensor? into) where TOperation : struct, IUnaryOperation
    {
        if (default(TOperation) is not IComplexOperation) throw ComplexRefusals.Of(typeof(TOperation), x.scalarType, name);
        var result = into ?? Tensor.Allocate(x.layout, x.scalarType);
        if (into is not null) Pointwise.RequireFits(into, x.layout, x.scalarType);
        if (x.layout.Count == 0) return result;
        var action = new UnaryAction<TOperation> { X = x, Result = result };
        Dispatch.Float(DTypes.RealOf(x.scalarType), ref action, name);
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>A function from complex numbers to real ones.</summary>
    internal static Tensor ToReal<TOperation>(Tensor x) where TOperation : struct, IComplexToReal
    {
        x.RequireLive();
        var result = Tensor.Allocate(x.layout.AsContiguous, DTypes.RealOf(x.scalarType));
        if (x.layout.Count == 0) return result;
        var action = new ToRealAction<TOperation> { X = x, Result = result };
        Dispatch.Float(result.scalarType, ref action, "complex");
        GC.KeepAlive(x);
        return result;
    }

    struct UnaryAction<TOperation> : IFloatAction where TOperation : struct, IUnaryOperation
    {
        internal Tensor X;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            ComplexElementwise.Unary<T, TOperation>(X.layout.Sizes, Result.Reach<ComplexNumber<T>>(), Result.layout.Strides, X.Reach<ComplexNumber<T>>(), X.layout.Strides);
    }

    struct ToRealAction<TOperation> : IFloatAction where TOperation : struct, IComplexToReal
    {
        internal Tensor X;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            ComplexElementwise.ToReal<T, TOperation>(X.layout.Sizes, Result.Elements<T>(), Result.layout.Strides, X.Reach<ComplexNumber<T>>(), X.layout.Strides);
    }
}
