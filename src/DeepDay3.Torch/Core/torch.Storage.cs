namespace TorchSharp;

public static partial class torch
{
    /// <summary>The memory of a tensor as a flat list of elements, without shape or strides.</summary>
    public abstract class Storage
    {
        protected Tensor _tensor;

        protected Storage() => _tensor = null!;

        protected Storage(Tensor tensor) => _tensor = tensor;

        /// <summary>A vector of an element type from a list of numbers of any type.</summary>
        protected static Tensor CreateTypedTensor<T>(ScalarType dtype, IList<T> rawArray) => from_array(rawArray.ToArray(), dtype);

        Storage<T> Converted<T>(ScalarType type) where T : unmanaged => new(_tensor.to_type(type, copy: true));

        public Storage<bool> @bool() => Converted<bool>(ScalarType.Bool);

        public Storage<byte> @byte() => Converted<byte>(ScalarType.Byte);

        public Storage<int> @int() => Converted<int>(ScalarType.Int32);

        public Storage<long> @long() => Converted<long>(ScalarType.Int64);

        public Storage<float> @float() => Converted<float>(ScalarType.Float32);

        public Storage<double> @double() => Converted<double>(ScalarType.Float64);

        public Storage<(float, float)> complex_float() => Converted<(float, float)>(ScalarType.ComplexFloat32);

        public Storage<System.Numerics.Complex> complex_double() => Converted<System.Numerics.Complex>(ScalarType.ComplexFloat64);

        /// <summary>Bytes per element.</summary>
        public abstract int element_size();

        /// <summary>Bytes in all.</summary>
        public ulong nbytes() => (ulong)_tensor.numel() * (ulong)element_size();
    }
}
