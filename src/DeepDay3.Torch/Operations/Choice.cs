using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Choosing between two tensors element by element. Knows nothing of gradients.</summary>
internal static class Choice
{
    internal static Tensor Where(Tensor condition, Tensor x, Tensor y)
    {
        x.RequireLive();
        y.RequireLive();
        var type = DTypes.ResultType(x, y);
        var shape = Broadcasting.Combine(condition.layout, Broadcasting.Combine(x.layout, y.layout));
        // The elements of y first, then those of x over them.
        var result = Tensor.Allocate(shape, type);
        result.CopyFrom(y);
        if (shape.Count == 0) return result;
        var action = new WhereAction { Condition = condition, X = x.Cast(type), Result = result };
        Dispatch.Numeric(type, ref action);
        return result;
    }

    struct WhereAction : INumericAction
    {
        internal Tensor Condition;
        internal Tensor X;
        internal Tensor Result;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexMoves.Run<T, WhereAction>(this);

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var shape = Result.layout;
            Span<long> conditionStrides = stackalloc long[shape.Rank], xStrides = stackalloc long[shape.Rank], scratch = stackalloc long[Strided.Scratch];
            Broadcasting.Strides(Condition.layout, shape.Sizes, conditionStrides);
            Broadcasting.Strides(X.layout, shape.Sizes, xStrides);
            ReadOnlySpan<byte> flags = Condition.Reach<byte>();
            ReadOnlySpan<T> x = X.Reach<T>();
            var d = Result.Elements<T>();
            var walk = Strided.Over(scratch, shape.Sizes, shape.Strides, conditionStrides, xStrides);
            do
            {
                int to = walk.Offset1, flag = walk.Offset2, from = walk.Offset3;
                for (int i = 0; i < walk.Length; i++, to += walk.Step1, flag += walk.Step2, from += walk.Step3)
                    if (flags[flag] != 0) d[to] = x[from];
            }
            while (walk.Next());
        }
    }
}
