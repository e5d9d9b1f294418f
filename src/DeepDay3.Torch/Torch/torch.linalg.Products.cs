namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>The product of matrices in the order of least work; the first and the last may be vectors.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors)
        {
            int n = tensors.Count;
            if (n < 2) throw TorchError.Create($"multi_dot(): expected at least 2 tensors but got {n}");
            bool firstIsVector = tensors[0].Dimensions == 1, lastIsVector = tensors[n - 1].Dimensions == 1;
            var matrices = tensors.ToArray();
            if (firstIsVector) matrices[0] = matrices[0].unsqueeze(0);
            if (lastIsVector) matrices[n - 1] = matrices[n - 1].unsqueeze(-1);
            var sizes = new long[n + 1];
            for (int i = 0; i < n; i++)
            {
                if (matrices[i].Dimensions != 2) throw TorchError.Create($"multi_dot(): tensor {i} must be 2D but got {matrices[i].Dimensions}D");
                if (i > 0 && matrices[i].layout.Sizes[0] != sizes[i]) throw TorchError.Create(
                    $"multi_dot(): tensors {i - 1} and {i} with shapes {matrices[i - 1].layout.Describe()} and {matrices[i].layout.Describe()} cannot be multiplied");
                (sizes[i], sizes[i + 1]) = (matrices[i].layout.Sizes[0], matrices[i].layout.Sizes[1]);
            }
            // Where to cut each chain [i, j] so that its multiplications are fewest.
            var (cost, cut) = (new double[n, n], new int[n, n]);
            for (int length = 1; length < n; length++)
                for (int i = 0; i + length < n; i++)
                {
                    int j = i + length;
                    cost[i, j] = double.PositiveInfinity;
                    for (int k = i; k < j; k++)
                    {
                        double price = cost[i, k] + cost[k + 1, j] + ((double)sizes[i] * sizes[k + 1] * sizes[j + 1]);
                        if (price < cost[i, j]) (cost[i, j], cut[i, j]) = (price, k);
                    }
                }
            Tensor Multiply(int i, int j) => i == j ? matrices[i] : Multiply(i, cut[i, j]).mm(Multiply(cut[i, j] + 1, j));
            var result = Multiply(0, n - 1);
            if (lastIsVector) result = result.squeeze(-1);
            return firstIsVector ? result.squeeze(0) : result;
        }

        /// <summary>The cross product of vectors of three elements along a dimension.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1)
        {
            input.RequireLive();
            if (input.Dimensions != other.Dimensions) throw TorchError.Create($"linalg.cross: inputs must have the same number of dimensions.");
            int d = input.layout.Dimension(dim);
            if (input.layout.Sizes[d] != 3 || other.layout.Sizes[d] != 3) throw TorchError.Create(
                $"linalg.cross: inputs dimension {dim} must have length 3. Got {input.layout.Sizes[d]} and {other.layout.Sizes[d]}");
            Tensor Turned(Tensor x, params long[] order) => x.index_select(d, Creation.Data<long>(order, [3], null, null, false, null));
            return (Turned(input, 1, 2, 0) * Turned(other, 2, 0, 1)) - (Turned(input, 2, 0, 1) * Turned(other, 1, 2, 0));
        }

        /// <summary>Sums of products along a dimension.</summary>
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => (x * y).sum(dim).Into(@out);

        /// <summary>Powers 0, 1, 2, ... of each element as a new last dimension.</summary>
        public static Tensor vander(Tensor input, long? N = null)
        {
            input.RequireLive();
            if (input.layout.Rank == 0) throw TorchError.Create("linalg.vander: Expected dim to be at least 1");
            long n = N ?? input.layout.Sizes[^1];
            if (n <= 1) throw TorchError.Create($"N must be greater than 1.");
            return Powers(input.unsqueeze(-1), n);
        }

        internal static Tensor Powers(Tensor x, long n)
        {
            long[] shape = [.. x.layout.Sizes[..^1], 1];
            var ones = torch.ones(shape, x.scalarType);
            if (n == 1) return ones;
            shape[^1] = n - 1;
            return cat([ones, x.expand(shape.AsSpan()).cumprod(-1, x.scalarType)], -1);
        }

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => input.diagonal(offset, dim1, dim2);

        public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

        /// <summary>The inverse of a tensor as a map from its last dimensions to its first <paramref name="ind"/>.</summary>
        public static Tensor tensorinv(Tensor input, long ind)
        {
            input.RequireLive();
            if (ind <= 0) throw TorchError.Create("Expected a strictly positive integer for 'ind'");
            long[] first = input.layout.Sizes[..(int)ind], last = input.layout.Sizes[(int)ind..];
            long rows = first.TotalSize(), columns = last.TotalSize();
            if (rows != columns) throw TorchError.Create($"Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got {columns} != {rows}");
            return inv(input.reshape(rows, columns)).reshape([.. last, .. first]);
        }

        /// <summary>The X with tensordot(A, X) = B, after moving <paramref name="dims"/> of A to its end.</summary>
        public static Tensor tensorsolve(Tensor A, Tensor B, long[] dims)
        {
            A.RequireLive();
            if (dims is not null)
            {
                int[] moved = [.. dims.Select(d => A.layout.Dimension(d))];
                A = A.Permuted([.. Enumerable.Range(0, A.layout.Rank).Except(moved), .. moved]);
            }
            long[] shape = A.layout.Sizes[B.layout.Rank..];
            if (shape.TotalSize() != B.layout.Count) throw TorchError.Create(
                $"Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got {shape.TotalSize()} != {B.layout.Count}");
            return solve(A.reshape(B.layout.Count, -1), B.reshape(-1)).reshape(shape);
        }

        /// <summary>The first columns of the orthogonal matrix that Householder reflectors (columns below the diagonal) and their factors describe.</summary>
        public static Tensor householder_product(Tensor A, Tensor tau)
        {
            LinalgShapes.RequireMatrix(A, "torch.linalg.householder_product");
            long m = A.layout.Sizes[^2], n = A.layout.Sizes[^1], k = tau.layout.Sizes[^1];
            if (m < n || n < k) throw TorchError.Create("torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1], which must not be less than tau.shape[-1]");
            var reflectors = (A * LinalgGradients.Mask(A, (i, j) => i > j)) + LinalgGradients.Mask(A, (i, j) => i == j);
            var result = LinalgGradients.Mask(A, (i, j) => i == j).expand(A.layout.Sizes.AsSpan());
            for (long i = k - 1; i >= 0; i--)
            {
                var v = reflectors.narrow(-1, i, 1);
                result = result - (tau.narrow(-1, i, 1).unsqueeze(-1) * v.matmul(v.mT.matmul(result)));
            }
            return result;
        }
    }
}
