using System.Buffers;
using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Products of complex matrices: four real products of their parts, which are matrices with twice the strides. Knows nothing of gradients.</summary>
internal static class ComplexProducts
{
    internal static void Matrix(Tensor a, Tensor b, Tensor result)
    {
        if (result.layout.Count == 0) return;
        var action = new MatrixAction { A = a, B = b, C = result };
        Dispatch.Float(DTypes.RealOf(result.scalarType), ref action, "addmm_impl_cpu_");
    }

    struct MatrixAction : IFloatAction
    {
        internal Tensor A;
        internal Tensor B;
        internal Tensor C;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int m = (int)A.layout.Sizes[0], k = (int)A.layout.Sizes[1], n = (int)B.layout.Sizes[1];
            var c = C.Elements<ComplexNumber<T>>();
            if (k == 0)
            {
                c.Clear();
                return;
            }
            ReadOnlySpan<T> a = ComplexLines.Parts(A.Reach<ComplexNumber<T>>()), b = ComplexLines.Parts(B.Reach<ComplexNumber<T>>());
            int rowA = 2 * (int)A.layout.Strides[0], columnA = 2 * (int)A.layout.Strides[1], rowB = 2 * (int)B.layout.Strides[0], columnB = 2 * (int)B.layout.Strides[1];
            var buffer = ArrayPool<T>.Shared.Rent(2 * m * n);
            Span<T> real = buffer.AsSpan(0, m * n), imaginary = buffer.AsSpan(m * n, m * n);
            Gemm.Multiply(m, n, k, T.One, a, rowA, columnA, b, rowB, columnB, T.Zero, real, n);
            Gemm.Multiply(m, n, k, -T.One, a[1..], rowA, columnA, b[1..], rowB, columnB, T.One, real, n);
            Gemm.Multiply(m, n, k, T.One, a, rowA, columnA, b[1..], rowB, columnB, T.Zero, imaginary, n);
            Gemm.Multiply(m, n, k, T.One, a[1..], rowA, columnA, b, rowB, columnB, T.One, imaginary, n);
            for (int i = 0; i < c.Length; i++) c[i] = new(real[i], imaginary[i]);
            ArrayPool<T>.Shared.Return(buffer);
        }
    }
}
