using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Runs elementwise kernels on tensors: promotes types, broadcasts, allocates. Knows nothing of gradients. The case that matters most,
/// two operands of one type and shape without gaps, comes first everywhere.
/// </summary>
internal static class Pointwise
{
    /// <summary>A result of the promoted type (or <paramref name="type"/>), or into <paramref name="into"/>.</summary>
    internal static Tensor Binary<TOperation>(Tensor x, Tensor y, Tensor? into = null, ScalarType? type = null) where TOperation : struct, IBinaryOperation
    {
        x.RequireLive();
        y.RequireLive();
        var resultType = type ?? DTypes.ResultType(x, y);
        if (x.scalarType != resultType) x = x.Cast(resultType);
        if (y.scalarType != resultType) y = y.Cast(resultType);
        var shape = Broadcasting.Combine(x.layout, y.layout);
        var result = into ?? Tensor.Allocate(shape, resultType);
        if (into is not null) RequireFits(into, shape, resultType);
        if (shape.Count == 0) return result;
        var action = new BinaryAction<TOperation> { X = x, Y = y, Result = result };
        Dispatch.Numeric(resultType, ref action);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    internal static Tensor Binary<TOperation>(Tensor x, in Number y, Tensor? into = null, ScalarType? type = null) where TOperation : struct, IBinaryOperation
    {
        x.RequireLive();
        var resultType = type ?? DTypes.ResultType(x.scalarType, y);
        if (x.scalarType != resultType) x = x.Cast(resultType);
        var result = into ?? Tensor.Allocate(x.layout, resultType);
        if (into is not null) RequireFits(into, x.layout, resultType);
        if (x.layout.Count == 0) return result;
        var action = new NumberAction<TOperation> { X = x, Y = y, Result = result };
        Dispatch.Numeric(resultType, ref action);
        GC.KeepAlive(x);
        return result;
    }

    internal static Tensor Compare<TComparison>(Tensor x, Tensor y) where TComparison : struct, IComparison
    {
        x.RequireLive();
        y.RequireLive();
        var common = DTypes.ResultType(x, y);
        if (x.scalarType != common) x = x.Cast(common);
        if (y.scalarType != common) y = y.Cast(common);
        var result = Tensor.Allocate(Broadcasting.Combine(x.layout, y.layout), ScalarType.Bool);
        if (result.layout.Count == 0) return result;
        var action = new CompareAction<TComparison> { X = x, Y = y, Result = result };
        Dispatch.Numeric(common, ref action);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    internal static Tensor Compare<TComparison>(Tensor x, in Number y) where TComparison : struct, IComparison =>
        Compare<TComparison>(x, Tensor.FromNumber(y, DTypes.ResultType(x.scalarType, y)));

    /// <summary>A floating-point function: integers become the default type first.</summary>
    internal static Tensor Unary<TOperation>(Tensor x, string name, Tensor? into = null) where TOperation : struct, IUnaryOperation
    {
        x.RequireLive();
        if (!DTypes.IsFloat(x.scalarType))
        {
            if (DTypes.IsComplex(x.scalarType)) return ComplexPointwise.Unary<TOperation>(x, name, into);
            x = x.Cast(get_default_dtype());
        }
        var result = into ?? Tensor.Allocate(x.layout, x.scalarType);
        if (into is not null) RequireFits(into, x.layout, x.scalarType);
        if (x.layout.Count == 0) return result;
        var action = new UnaryAction<TOperation> { X = x, Result = result };
        Dispatch.Float(x.scalarType, ref action, name);
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>A function that keeps the type, integers included.</summary>
    internal static Tensor NumericUnary<TOperation>(Tensor x, Tensor? into = null) where TOperation : struct, INumericUnaryOperation
    {
        x.RequireLive();
        var result = into ?? Tensor.Allocate(x.layout, x.scalarType);
        if (x.layout.Count == 0) return result;
        var action = new NumericUnaryAction<TOperation> { X = x, Result = result };
        Dispatch.Numeric(x.scalarType, ref action);
        GC.KeepAlive(x);
        return result;
    }

    internal static void RequireFits(Tensor into, Layout shape, ScalarType type)
    {
        if (!into.layout.SameSizes(shape)) throw TorchError.Create(
            $"output with shape {into.layout.Describe()} doesn't match the broadcast shape {shape.Describe()}");
        if (into.scalarType != type) throw TorchError.Create(
            $"result type {DTypes.Name(type)} can't be cast to the desired output type {DTypes.Name(into.scalarType)}");
    }

    struct BinaryAction<TOperation> : INumericAction where TOperation : struct, IBinaryOperation
    {
        internal Tensor X;
        internal Tensor Y;
        internal Tensor Result;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var shape = Result.layout;
            if (X.layout.Contiguous && Y.layout.Contiguous && shape.Contiguous)
            {
                long count = shape.Count;
                if (X.layout.Count == count && Y.layout.Count == count)
                {
                    Run(X.Elements<T>(), Y.Elements<T>(), Result.Elements<T>());
                    return;
                }
                if (X.layout.Count == count && Y.layout.Count == 1)
                {
                    if (count < Bulk.Threshold) TOperation.Apply(X.Elements<T>(), Y.Elements<T>()[0], Result.Elements<T>());
                    else Bulk.Number<T, TOperation>(X.Elements<T>(), Y.Elements<T>()[0], Result.Elements<T>());
                    return;
                }
            }
            Broadcast<T>(shape);
        }

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexPointwise.Binary<T, TOperation>(X, Y, Result);

        static void Run<T>(Span<T> x, Span<T> y, Span<T> d) where T : unmanaged, INumber<T>
        {
            if (d.Length < Bulk.Threshold) TOperation.Apply(x, y, d);
            else Bulk.Binary<T, TOperation>(x, y, d);
        }

        readonly void Broadcast<T>(Layout shape) where T : unmanaged, INumber<T>
        {
            Span<long> xStrides = stackalloc long[shape.Rank], yStrides = stackalloc long[shape.Rank];
            Broadcasting.Strides(X.layout, shape.Sizes, xStrides);
            Broadcasting.Strides(Y.layout, shape.Sizes, yStrides);
            Elementwise.Binary<T, TOperation>(shape.Sizes, Result.Reach<T>(), shape.Strides, X.Reach<T>(), xStrides, Y.Reach<T>(), yStrides);
        }
    }

    struct NumberAction<TOperation> : INumericAction where TOperation : struct, IBinaryOperation
    {
        internal Tensor X;
        internal Number Y;
        internal Tensor Result;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexPointwise.Binary<T, TOperation>(X, Y, Result);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (X.layout.Contiguous && Result.layout.Contiguous)
            {
                if (X.layout.Count < Bulk.Threshold) TOperation.Apply(X.Elements<T>(), Y.To<T>(), Result.Elements<T>());
                else Bulk.Number<T, TOperation>(X.Elements<T>(), Y.To<T>(), Result.Elements<T>());
                return;
            }
            T value = Y.To<T>();
            Span<long> none = stackalloc long[X.layout.Rank];
            none.Clear();
            Elementwise.Binary<T, TOperation>(X.layout.Sizes, Result.Reach<T>(), Result.layout.Strides, X.Reach<T>(), X.layout.Strides, new ReadOnlySpan<T>(in value), none);
        }
    }

    struct CompareAction<TComparison> : INumericAction where TComparison : struct, IComparison
    {
        internal Tensor X;
        internal Tensor Y;
        internal Tensor Result;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexPointwise.Compare<T, TComparison>(X, Y, Result);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var shape = Result.layout;
            Span<long> xStrides = stackalloc long[shape.Rank], yStrides = stackalloc long[shape.Rank];
            Broadcasting.Strides(X.layout, shape.Sizes, xStrides);
            Broadcasting.Strides(Y.layout, shape.Sizes, yStrides);
            Elementwise.Compare<T, TComparison>(shape.Sizes, Result.Elements<byte>(), shape.Strides, X.Reach<T>(), xStrides, Y.Reach<T>(), yStrides);
        }
    }

    struct UnaryAction<TOperation> : IFloatAction where TOperation : struct, IUnaryOperation
    {
        internal Tensor X;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (X.layout.Contiguous && Result.layout.Contiguous)
            {
                if (X.layout.Count < Bulk.Threshold) TOperation.Apply(X.Elements<T>(), Result.Elements<T>());
                else Bulk.Unary<T, TOperation>(X.Elements<T>(), Result.Elements<T>());
                return;
            }
            Elementwise.Unary<T, TOperation>(X.layout.Sizes, Result.Reach<T>(), Result.layout.Strides, X.Reach<T>(), X.layout.Strides);
        }
    }

    struct NumericUnaryAction<TOperation> : INumericAction where TOperation : struct, INumericUnaryOperation
    {
        internal Tensor X;
        internal Tensor Result;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexPointwise.NumericUnary<T, TOperation>(X, Result);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (X.layout.Contiguous && Result.layout.Contiguous)
            {
                if (X.layout.Count < Bulk.Threshold) TOperation.Apply(X.Elements<T>(), Result.Elements<T>());
                else Bulk.NumericUnary<T, TOperation>(X.Elements<T>(), Result.Elements<T>());
                return;
            }
            Elementwise.NumericUnary<T, TOperation>(X.layout.Sizes, Result.Reach<T>(), Result.layout.Strides, X.Reach<T>(), X.layout.Strides);
        }
    }
}
