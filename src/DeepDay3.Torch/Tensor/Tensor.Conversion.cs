namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether the only element is not zero.</summary>
        public bool is_nonzero()
        {
            RequireLive();
            if (layout.Count == 0) throw TorchError.Create("Boolean value of Tensor with no values is ambiguous");
            if (layout.Count > 1) throw TorchError.Create("Boolean value of Tensor with more than one value is ambiguous");
            return ToNumber().Bool;
        }

        /// <summary>False: the elements are the numbers themselves, also after <see cref="conj"/>.</summary>
        public bool is_conj()
        {
            RequireLive();
            return false;
        }

        /// <summary>False: the elements are the numbers themselves.</summary>
        public bool is_neg()
        {
            RequireLive();
            return false;
        }

        /// <summary>False: memory is pinned for transfers to a GPU.</summary>
        public bool is_pinned()
        {
            RequireLive();
            return false;
        }

        /// <summary>Refused: memory is pinned for transfers to a GPU, and there is none.</summary>
        public Tensor pin_memory() => throw Device.RefuseDevice(DeviceType.CUDA);

        /// <summary>The elements as another type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>What a function of the caller's makes of the tensor, such as <c>x => x.to_type(float64)</c>.</summary>
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        /// <summary>Refused: this engine computes on the CPU.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => throw Device.RefuseDevice(DeviceType.CUDA);

        /// <summary>Refused: this engine computes on the CPU.</summary>
        public Tensor mps(bool non_blocking = false) => throw Device.RefuseDevice(DeviceType.MPS);

        public Tensor resolve_conj() => alias();

        public Tensor resolve_neg() => alias();

        /// <summary>The conjugate transpose of a matrix.</summary>
        public Tensor H => dim() == 2 || dim() == 0 ? T.conj() : throw TorchError.Create($"tensor.H is only supported on matrices (2-D tensors). Got {dim()}-D tensor.");

        /// <summary>The last two dimensions exchanged, and conjugated.</summary>
        public Tensor mH => mT.conj();

        public Tensor adjoint() => transpose(-2, -1).conj();

        public Tensor to_dense() => alias();

        /// <summary>The elements as nested <see cref="System.Collections.ArrayList"/>s, a number where there is no dimension.</summary>
        public object tolist()
        {
            RequireLive();
            if (layout.Rank == 0) return ElementAt(0);
            var list = new System.Collections.ArrayList((int)layout.Sizes[0]);
            for (long i = 0; i < layout.Sizes[0]; i++)
            {
                using var part = detach().select(0, i);
                list.Add(part.tolist());
            }
            return list;
        }

        /// <summary>The element at a place in memory, counted from this tensor's first one.</summary>
        object ElementAt(long i) => scalarType switch
        {
            ScalarType.Float32 => ReadCpuValue<float>(i),
            ScalarType.Float64 => ReadCpuValue<double>(i),
            ScalarType.Int64 => ReadCpuValue<long>(i),
            ScalarType.Int32 => ReadCpuValue<int>(i),
            ScalarType.Int16 => ReadCpuValue<short>(i),
            ScalarType.Int8 => ReadCpuValue<sbyte>(i),
            ScalarType.Byte => ReadCpuValue<byte>(i),
            ScalarType.ComplexFloat32 => ReadCpuValue<(float, float)>(i),
            ScalarType.ComplexFloat64 => ReadCpuValue<System.Numerics.Complex>(i),
            _ => ReadCpuValue<bool>(i),
        };

        /// <summary>The element at a place in memory, counted from this tensor's first one. <typeparamref name="T"/> must be the element type.</summary>
        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            RequireLive();
            RequireType<T>();
            if (i < 0 || i >= layout.Count) throw new IndexOutOfRangeException($"Index {i} is outside of a tensor of {layout.Count} elements.");
            return memory.Span<T>(offset + i, 1)[0];
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
    }
}
