using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Overwrites the elements with those of a tensor that broadcasts to this shape; autograd sees nothing.</summary>
        internal void CopyFrom(Tensor source)
        {
            RequireLive();
            source.RequireLive();
            if (layout.Count == 0) return;
            if (scalarType == source.scalarType && layout.Contiguous && source.layout.Contiguous && layout.Count == source.layout.Count)
            {
                int size = DTypes.Size(scalarType);
                source.memory.Span<byte>(source.offset * size, layout.Count * size).CopyTo(memory.Span<byte>(offset * size, layout.Count * size));
                return;
            }
            if (ReferenceEquals(memory, source.memory) && !source.layout.Contiguous) source = source.Materialize();
            if (scalarType != source.scalarType && (DTypes.IsComplex(scalarType) || DTypes.IsComplex(source.scalarType)))
            {
                CopyParts(source);
                return;
            }
            var action = new CopyAction { From = source, To = this };
            Dispatch.Numeric(source.scalarType, ref action);
            GC.KeepAlive(source);
        }

        /// <summary>A fresh row-major copy; autograd sees nothing.</summary>
        internal Tensor Materialize()
        {
            var copy = Allocate(layout.AsContiguous, scalarType);
            copy.CopyFrom(this);
            return copy;
        }

        /// <summary>The elements in another type; autograd sees nothing.</summary>
        internal Tensor Cast(ScalarType target)
        {
            if (target == scalarType) return this;
            if (target is ScalarType.Bool)
            {
                using var zero = FromNumber(0, scalarType);
                return Pointwise.Compare<NotEqual>(this, zero);
            }
            var result = Allocate(layout.AsContiguous, target);
            result.CopyFrom(this);
            return result;
        }

        /// <summary>The same values without gaps: this tensor itself where it has none; autograd sees nothing.</summary>
        internal Tensor Compact() => layout.Contiguous ? this : Materialize();

        /// <summary>A copy of the elements.</summary>
        public Tensor clone()
        {
            RequireLive();
            var result = Materialize();
            return Recording(this) ? result.Record(new CloneBackward(this)) : result;
        }

        /// <summary>The same handle where the elements lie in order without gaps, else a copy in that order.</summary>
        public Tensor contiguous()
        {
            RequireLive();
            return layout.Contiguous ? alias() : clone();
        }

        /// <summary>Another handle on the same memory.</summary>
        public Tensor alias()
        {
            RequireLive();
            return Twin();
        }

        /// <summary>Copies the elements of <paramref name="source"/>, broadcast and converted, into this tensor.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            RequireMutable();
            RequireDistinctElements();
            if (DTypes.IsComplex(source.scalarType) && !DTypes.IsComplex(scalarType)) source = source.to_type(scalarType);
            if (!Recording(this, source))
            {
                CopyFrom(source);
                return Changed();
            }
            var value = source.scalarType == scalarType ? source : source.to_type(scalarType);
            value = value.layout.SameSizes(layout) ? value.clone() : value.expand(layout.Sizes).clone();
            return Overwrite(value);
        }

        internal Tensor Assign(Tensor source) => copy_(source);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            RequireLive();
            if (type == this.scalarType) return copy ? clone() : disposeAfter ? this : alias();
            if (DTypes.IsComplex(this.scalarType) && !DTypes.IsComplex(type) && type != ScalarType.Bool) return RealPartAs(type, disposeAfter);
            var result = Cast(type);
            if (Recording(this) && DTypes.IsInexact(type)) result.Record(new CastBackward(this));
            if (disposeAfter) Dispose();
            return result;
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.RequireCpu(device);
            return to_type(type, copy, disposeAfter, non_blocking);
        }

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.RequireCpu(device);
            return copy ? clone() : alias();
        }

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to_type(other.dtype);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor cpu() => alias();

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @bool() => to_type(ScalarType.Bool);

        struct CopyAction : INumericAction
        {
            internal Tensor From;
            internal Tensor To;

            public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => ComplexMoves.Run<T, CopyAction>(this);

            public readonly void Run<TFrom>() where TFrom : unmanaged, INumber<TFrom>, IMinMaxValue<TFrom>
            {
                var inner = new ConvertAction<TFrom> { From = From, To = To };
                if (To.scalarType == ScalarType.Bool && From.scalarType != ScalarType.Bool) CopyAsFlags();
                else if (To.scalarType == From.scalarType) inner.Run<TFrom>();
                else Dispatch.Numeric(To.scalarType, ref inner);
            }

            readonly void CopyAsFlags() => To.CopyFrom(From.Cast(ScalarType.Bool));
        }

        struct ConvertAction<TFrom> : INumericAction where TFrom : unmanaged, INumber<TFrom>
        {
            internal Tensor From;
            internal Tensor To;

            public readonly void Run<TTo>() where TTo : unmanaged, INumber<TTo>, IMinMaxValue<TTo>
            {
                Span<long> strides = stackalloc long[To.layout.Rank];
                Broadcasting.Strides(From.layout, To.layout.Sizes, strides);
                Copying.Run(To.layout.Sizes, (ReadOnlySpan<TFrom>)From.Reach<TFrom>(), strides, To.Reach<TTo>(), To.layout.Strides);
            }
        }
    }
}
