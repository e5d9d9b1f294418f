using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Matrix products on tensors of any strides. Knows nothing of gradients.</summary>
internal static class Products
{
    internal static ScalarType RequireSame(Tensor a, Tensor b)
    {
        a.RequireLive();
        b.RequireLive();
        if (a.scalarType != b.scalarType) throw TorchError.Create($"expected m1 and m2 to have the same dtype, but got: {DTypes.Name(a.scalarType).ToLowerInvariant()} != {DTypes.Name(b.scalarType).ToLowerInvariant()}");
        return a.scalarType;
    }

    internal static Tensor Matrix(Tensor a, Tensor b)
    {
        var type = RequireSame(a, b);
        if (a.layout.Rank != 2) throw TorchError.Create("self must be a matrix");
        if (b.layout.Rank != 2) throw TorchError.Create("mat2 must be a matrix");
        if (a.layout.Sizes[1] != b.layout.Sizes[0]) throw TorchError.Create(
            $"mat1 and mat2 shapes cannot be multiplied ({a.layout.Sizes[0]}x{a.layout.Sizes[1]} and {b.layout.Sizes[0]}x{b.layout.Sizes[1]})");
        long m = a.layout.Sizes[0], n = b.layout.Sizes[1];
        var layout = n == a.layout.Sizes[1] && a.layout.Contiguous ? a.layout : m == b.layout.Sizes[0] && b.layout.Contiguous ? b.layout : Layout.Of(m, n);
        var result = Tensor.Allocate(layout, type);
        if (DTypes.IsFloat(type))
        {
            var action = new MatrixAction { A = a, B = b, C = result };
            Dispatch.Float(type, ref action, "addmm_impl_cpu_");
        }
        else Plain(a, b, result);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    /// <summary>What is neither float nor double.</summary>
    static void Plain(Tensor a, Tensor b, Tensor result)
    {
        if (DTypes.IsComplex(result.scalarType))
        {
            ComplexProducts.Matrix(a, b, result);
            return;
        }
        var action = new IntegerAction { A = a, B = b, C = result };
        Dispatch.Numeric(result.scalarType, ref action);
    }

    internal static Tensor Batch(Tensor a, Tensor b)
    {
        var type = RequireSame(a, b);
        if (a.layout.Rank != 3 || b.layout.Rank != 3) throw TorchError.Create("batch1 and batch2 must be 3D tensors");
        long batch = a.layout.Sizes[0], m = a.layout.Sizes[1], k = a.layout.Sizes[2], n = b.layout.Sizes[2];
        if (b.layout.Sizes[0] != batch || b.layout.Sizes[1] != k) throw TorchError.Create(
            $"Expected size for first two dimensions of batch2 tensor to be: [{batch}, {k}] but got: [{b.layout.Sizes[0]}, {b.layout.Sizes[1]}].");
        var result = Tensor.Allocate(Layout.Of(batch, m, n), type);
        if (DTypes.IsFloat(type))
        {
            var action = new BatchAction { A = a, B = b, C = result };
            Dispatch.Float(type, ref action, "bmm");
        }
        else
        {
            using var mode = new GradMode.Guard(false);
            for (long i = 0; i < batch; i++) result.select(0, i).CopyFrom(Matrix(a.select(0, i), b.select(0, i)));
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    struct MatrixAction : IFloatAction
    {
        internal Tensor A;
        internal Tensor B;
        internal Tensor C;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var (a, b) = (A.layout, B.layout);
            int m = (int)a.Sizes[0], k = (int)a.Sizes[1], n = (int)b.Sizes[1];
            Gemm.Multiply(m, n, k, T.One, A.Reach<T>(), (int)a.Strides[0], (int)a.Strides[1], B.Reach<T>(), (int)b.Strides[0], (int)b.Strides[1], T.Zero, C.Elements<T>(), n);
        }
    }

    struct BatchAction : IFloatAction
    {
        internal Tensor A;
        internal Tensor B;
        internal Tensor C;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var (a, b) = (A.layout, B.layout);
            int m = (int)a.Sizes[1], k = (int)a.Sizes[2], n = (int)b.Sizes[2];
            Gemm.MultiplyBatched((int)a.Sizes[0], m, n, k, T.One,
                A.Reach<T>(), (int)a.Strides[0], (int)a.Strides[1], (int)a.Strides[2],
                B.Reach<T>(), (int)b.Strides[0], (int)b.Strides[1], (int)b.Strides[2], T.Zero, C.Elements<T>(), m * n, n);
        }
    }

    /// <summary>Integers have no fast path: they are rare and small here.</summary>
    struct IntegerAction : INumericAction
    {
        internal Tensor A;
        internal Tensor B;
        internal Tensor C;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var (a, b) = (A.layout, B.layout);
            int m = (int)a.Sizes[0], k = (int)a.Sizes[1], n = (int)b.Sizes[1];
            ReadOnlySpan<T> x = A.Reach<T>(), y = B.Reach<T>();
            var d = C.Elements<T>();
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++)
                {
                    Interruption.ThrowIfRequested();
                    T sum = T.Zero;
                    for (int p = 0; p < k; p++) sum += unchecked(x[(int)(i * a.Strides[0] + p * a.Strides[1])] * y[(int)(p * b.Strides[0] + j * b.Strides[1])]);
                    d[i * n + j] = sum;
                }
        }
    }
}
