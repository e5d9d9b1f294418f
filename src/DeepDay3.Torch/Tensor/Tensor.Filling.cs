using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A 0-d tensor.</summary>
        internal static Tensor FromNumber(in Number value, ScalarType type)
        {
            var result = Allocate(Layout.Scalar, type);
            result.SetAll(value);
            return result;
        }

        internal static Tensor Filled(Layout layout, in Number value, ScalarType type)
        {
            var result = Allocate(layout, type);
            result.SetAll(value);
            return result;
        }

        internal Tensor NewFilled(in Number value) => Filled(layout, value, scalarType);

        internal void SetAll(in Number value)
        {
            if (layout.Count == 0) return;
            if (layout.Contiguous && value.IsPlainZero)
            {
                int size = DTypes.Size(scalarType);
                memory.Span<byte>(offset * size, layout.Count * size).Clear();
                return;
            }
            var action = new FillAction { Target = this, Value = scalarType == ScalarType.Bool ? new Number(value.Bool) : value };
            Dispatch.Numeric(scalarType, ref action);
        }

        public Tensor fill_(Scalar value)
        {
            RequireMutable();
            if (Recording(this)) return Overwrite(NewFilled(value));
            SetAll(value);
            return Changed();
        }

        public Tensor zero_() => fill_(0);

        struct FillAction : INumericAction
        {
            internal Tensor Target;
            internal Number Value;

            public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            {
                var value = Value.ToComplex<T>();
                if (typeof(T) == typeof(float)) Fill(Unsafe.BitCast<ComplexNumber<T>, long>(value));
                else Fill(Unsafe.BitCast<ComplexNumber<T>, Int128>(value));
            }

            public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Fill(Value.To<T>());

            readonly void Fill<T>(T value) where T : unmanaged, INumber<T>
            {
                if (Target.layout.Contiguous)
                {
                    Target.Elements<T>().Fill(value);
                    return;
                }
                Span<long> none = stackalloc long[Target.layout.Rank];
                none.Clear();
                Copying.Run(Target.layout.Sizes, new ReadOnlySpan<T>(in value), none, Target.Reach<T>(), Target.layout.Strides);
            }
        }
    }
}
