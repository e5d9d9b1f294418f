namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>beta * this + alpha * product; with beta 0 this tensor is not read, so that NaN in it does not matter.</summary>
        Tensor Combine(Tensor product, float beta, float alpha)
        {
            if (!DTypes.IsInexact(product.scalarType) && (beta != MathF.Truncate(beta) || alpha != MathF.Truncate(alpha))) throw TorchError.Create(
                "For integral input tensors, argument beta must not be a floating point number.");
            var scaled = alpha == 1 ? product : product.Times(Coefficient(product, alpha));
            if (beta == 0) return expand(product.layout.Sizes.AsSpan()).Zeroed() + scaled;
            return (beta == 1 ? this : Times(Coefficient(product, beta))) + scaled;
        }

        static Number Coefficient(Tensor of, float value) => DTypes.IsInexact(of.scalarType) ? new Number((double)value) : new Number((long)value);

        Tensor Zeroed() => Recording(this) ? zeros_like().Record(new ZeroBackward(this, "MulBackward0")) : zeros_like();

        void RequireExpandable(Tensor product)
        {
            RequireLive();
            if (scalarType != product.scalarType) throw TorchError.Create($"self and mat2 must have the same dtype, but got {DTypes.Name(scalarType)} and {DTypes.Name(product.scalarType)}");
            if (layout.Rank > product.layout.Rank || !Broadcasting.Combine(layout, product.layout).SameSizes(product.layout)) throw TorchError.Create(
                $"The expanded size of the tensor {product.layout.Describe()} must match the existing size {layout.Describe()}: expand(torch.{DTypes.Name(scalarType)}Tensor{{{layout.Describe()}}}, size={product.layout.Describe()})");
        }

        Tensor Accumulated(Tensor product, float beta, float alpha)
        {
            RequireExpandable(product);
            return Combine(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (mat1 @ mat2).</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Accumulated(mat1.mm(mat2), beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Overwrite(Snapshot(mat1, mat2).addmm(mat1, mat2, beta, alpha));

        /// <summary>beta * this + alpha * (mat @ vec).</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Accumulated(mat.mv(vec), beta, alpha);

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Overwrite(Snapshot(mat, vec).addmv(mat, vec, beta, alpha));

        /// <summary>beta * this + alpha * outer(vec1, vec2).</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Accumulated(vec1.outer(vec2), beta, alpha);

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Overwrite(Snapshot(vec1, vec2).addr(vec1, vec2, beta, alpha));

        /// <summary>beta * this + alpha * (batch1 @ batch2), batch by batch.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Accumulated(batch1.bmm(batch2), beta, alpha);

        /// <summary>beta * this + alpha * the sum of the products over the batch.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Accumulated(batch1.bmm(batch2).sum(0L), beta, alpha);

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Overwrite(Snapshot(batch1, batch2).addbmm(batch1, batch2, beta, alpha));

        public Tensor vdot(Tensor target) => conj().dot(target);

        /// <summary>The sum of products over the last dimension of both.</summary>
        public Tensor inner(Tensor vec2)
        {
            RequireLive();
            if (layout.Rank == 0 || vec2.layout.Rank == 0) return mul(vec2);
            if (layout.Sizes[^1] != vec2.layout.Sizes[^1]) throw TorchError.Create(
                $"inner() the last dimension must match on both input tensors but got shapes {layout.Describe()} and {vec2.layout.Describe()}");
            return tensordot(vec2, [-1], [-1]);
        }

        /// <summary>The Kronecker product: every element of this tensor times all of the other.</summary>
        public Tensor kron(Tensor other)
        {
            RequireLive();
            int rank = Math.Max(layout.Rank, other.layout.Rank);
            var (a, b, shape) = (new long[2 * rank], new long[2 * rank], new long[rank]);
            Array.Fill(a, 1);
            Array.Fill(b, 1);
            for (int i = 0; i < rank; i++)
            {
                if (i >= rank - layout.Rank) a[2 * i] = layout.Sizes[i - rank + layout.Rank];
                if (i >= rank - other.layout.Rank) b[(2 * i) + 1] = other.layout.Sizes[i - rank + other.layout.Rank];
                shape[i] = a[2 * i] * b[(2 * i) + 1];
            }
            return reshape(a).mul(other.reshape(b)).reshape(shape);
        }

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace()
        {
            RequireLive();
            if (layout.Rank != 2) throw TorchError.Create($"trace: expected a matrix, but got tensor with dim {layout.Rank}");
            return MatrixDiagonal().sum();
        }

        /// <summary>Products over the last <paramref name="dims"/> dimensions of this tensor and the first of the other.</summary>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            if (dims < 0 || dims > layout.Rank || dims > b.layout.Rank) throw TorchError.Create($"tensordot expects dims >= 0, but got dims={dims}");
            return tensordot(b, [.. Enumerable.Range(0, (int)dims).Select(i => layout.Rank - dims + i)], [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)]);
        }

        public Tensor tensordot(Tensor b, (long, long)[] dims) => tensordot(b, [.. dims.Select(d => d.Item1)], [.. dims.Select(d => d.Item2)]);

        /// <summary>Products summed over pairs of dimensions, which need equal sizes (or size 1).</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2)
        {
            RequireLive();
            b.RequireLive();
            if (dims1.Length != dims2.Length) throw TorchError.Create("both dimension lists should have same length");
            var (x, y) = (this, b);
            var (left, right) = (dims1.Select(d => layout.Dimension(d)).ToArray(), dims2.Select(d => b.layout.Dimension(d)).ToArray());
            for (int i = 0; i < left.Length; i++)
            {
                long s = x.layout.Sizes[left[i]], t = y.layout.Sizes[right[i]];
                if (t == 1 && s != 1) x = x.sum(left[i], keepdim: true);
                else if (s == 1 && t != 1) y = y.sum(right[i], keepdim: true);
                else if (s != t) throw TorchError.Create($"contracted dimensions need to match, but first has size {s} in dim {left[i]} and second has size {t} in dim {right[i]}");
            }
            int[] freeLeft = [.. Enumerable.Range(0, layout.Rank).Except(left)], freeRight = [.. Enumerable.Range(0, b.layout.Rank).Except(right)];
            long[] shape = [.. freeLeft.Select(d => x.layout.Sizes[d]), .. freeRight.Select(d => y.layout.Sizes[d])];
            long m = Product(freeLeft, x), k = Product(left, x), n = Product(freeRight, y);
            return x.Permuted([.. freeLeft, .. left]).reshape(m, k).mm(y.Permuted([.. right, .. freeRight]).reshape(k, n)).reshape(shape);
        }

        static long Product(int[] dimensions, Tensor of) => dimensions.Aggregate(1L, (product, d) => product * of.layout.Sizes[d]);

        /// <summary>The matrix product with itself n times; a negative n inverts first.</summary>
        public Tensor matrix_power(int n)
        {
            LinalgShapes.RequireSquare(this, "linalg.matrix_power");
            if (n < 0) return linalg.inv(this).matrix_power(-n);
            if (n == 0) return Recording(this) ? LinalgShapes.Identity(this).Record(new ZeroBackward(this, "CopyBackwards")) : LinalgShapes.Identity(this);
            Tensor? result = null;
            var power = this;
            for (; ; power = power.matmul(power))
            {
                if ((n & 1) != 0) result = result is null ? power : result.matmul(power);
                n >>= 1;
                if (n == 0) return ReferenceEquals(result, this) ? clone() : result!;
            }
        }
    }
}
