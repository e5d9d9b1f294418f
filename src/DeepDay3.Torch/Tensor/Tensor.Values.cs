using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The only element. <typeparamref name="T"/> must be the element type: no conversion takes place.</summary>
        public T item<T>() where T : unmanaged
        {
            RequireLive();
            if (layout.Count != 1) throw new ArgumentException("only one element tensors can be converted to scalars");
            RequireType<T>();
            return memory.Span<T>(offset, 1)[0];
        }

        void RequireType<T>()
        {
            if (DTypes.Of<T>() != scalarType) throw new ArgumentException($"The elements of this tensor are {scalarType}; it cannot be read as {typeof(T)}.");
        }

        /// <summary>Access to the elements in order. <typeparamref name="T"/> must be the element type.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireLive();
            RequireType<T>();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element as a number.</summary>
        internal Number ToNumber()
        {
            RequireLive();
            if (layout.Count != 1) throw new ArgumentException("only one element tensors can be converted to scalars");
            var action = new ReadAction { Source = this };
            Dispatch.Numeric(scalarType, ref action);
            return action.Result;
        }

        /// <summary>The only element.</summary>
        public Scalar ToScalar() => new(ToNumber());

        struct ReadAction : INumericAction
        {
            internal Tensor Source;
            internal Number Result;

            public void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Result = new Number(Source.Reach<ComplexNumber<T>>()[0].ToComplex());

            public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
            {
                T value = Source.Reach<T>()[0];
                Result = Source.scalarType == ScalarType.Bool ? new Number(!T.IsZero(value))
                    : DTypes.IsFloat(Source.scalarType) ? new Number(double.CreateTruncating(value))
                    : new Number(long.CreateTruncating(value));
            }
        }

        public static implicit operator Tensor(byte value) => tensor(value);

        public static implicit operator Tensor(sbyte value) => tensor(value);

        public static implicit operator Tensor(short value) => tensor(value);

        public static implicit operator Tensor(int value) => tensor(value);

        public static implicit operator Tensor(long value) => tensor(value);

        public static implicit operator Tensor(float value) => tensor(value);

        public static implicit operator Tensor(double value) => tensor(value);

        public static implicit operator Tensor(bool value) => tensor(value);

        public static implicit operator Tensor((float, float) value) => tensor(value);

        public static implicit operator Tensor(Complex value) => tensor(value);

        public static implicit operator Tensor((float, float)[] value) => tensor(value);

        public static implicit operator Tensor(Complex[] value) => tensor(value);

        public static implicit operator Tensor(byte[] value) => tensor(value);

        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        public static implicit operator Tensor(short[] value) => tensor(value);

        public static implicit operator Tensor(int[] value) => tensor(value);

        public static implicit operator Tensor(long[] value) => tensor(value);

        public static implicit operator Tensor(float[] value) => tensor(value);

        public static implicit operator Tensor(double[] value) => tensor(value);

        public static implicit operator Tensor(bool[] value) => tensor(value);

        public static implicit operator Tensor(Scalar scalar) => FromNumber(scalar, scalar.Value.Category switch { 3 => DTypes.ComplexOf(get_default_dtype()), 2 => get_default_dtype(), _ => scalar.Type });

        public static explicit operator float(Tensor value) => value.ToSingle();

        public static explicit operator double(Tensor value) => value.ToDouble();

        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        public static explicit operator byte(Tensor value) => value.ToByte();

        public static explicit operator short(Tensor value) => value.ToInt16();

        public static explicit operator int(Tensor value) => value.ToInt32();

        public static explicit operator long(Tensor value) => value.ToInt64();

        public static explicit operator bool(Tensor value) => value.ToBoolean();
    }
}
