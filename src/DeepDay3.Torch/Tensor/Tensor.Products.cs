namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product: [m, k] and [k, n] give [m, n].</summary>
        public Tensor mm(Tensor target)
        {
            var result = Products.Matrix(this, target);
            return Recording(this, target) ? result.Record(new MmBackward(this, target)) : result;
        }

        /// <summary>Matrix products of two batches: [b, m, k] and [b, k, n] give [b, m, n].</summary>
        public Tensor bmm(Tensor batch2)
        {
            var result = Products.Batch(this, batch2);
            return Recording(this, batch2) ? result.Record(new BmmBackward(this, batch2)) : result;
        }

        /// <summary>Product by rank: dot product, matrix and vector, matrices, batches with broadcasting.</summary>
        public Tensor matmul(Tensor target)
        {
            RequireLive();
            target.RequireLive();
            int a = layout.Rank, b = target.layout.Rank;
            if (a == 0 || b == 0) throw TorchError.Create($"both arguments to matmul need to be at least 1D, but they are {a}D and {b}D");
            if (a == 1 && b == 1) return dot(target);
            if (a == 2 && b == 1) return mv(target);
            if (a == 1 && b == 2) return unsqueeze(0).mm(target).squeeze(0);
            if (a == 2 && b == 2) return mm(target);
            // One matrix for the whole batch: the batch's rows are simply more rows.
            if (a >= 3 && b <= 2)
            {
                var right = b == 1 ? target.unsqueeze(1) : target;
                var rows = reshape(-1, layout.Sizes[^1]).mm(right);
                return b == 1 ? rows.reshape(layout.Sizes[..^1]) : rows.reshape([.. layout.Sizes[..^1], right.layout.Sizes[1]]);
            }
            var left = a == 1 ? unsqueeze(0) : this;
            var other = b == 1 ? target.unsqueeze(1) : target;
            var batch = Broadcasting.Combine(Layout.Of(left.layout.Sizes[..^2]), Layout.Of(other.layout.Sizes[..^2])).Sizes;
            long m = left.layout.Sizes[^2], k = left.layout.Sizes[^1], n = other.layout.Sizes[^1];
            var product = left.expand([.. batch, m, k]).reshape(-1, m, k).bmm(other.expand([.. batch, other.layout.Sizes[^2], n]).reshape(-1, other.layout.Sizes[^2], n));
            long[] shape = a == 1 ? [.. batch, n] : b == 1 ? [.. batch, m] : [.. batch, m, n];
            return product.reshape(shape);
        }

        public Tensor dot(Tensor target)
        {
            Products.RequireSame(this, target);
            if (layout.Rank != 1 || target.layout.Rank != 1) throw TorchError.Create($"1D tensors expected, but got {layout.Rank}D and {target.layout.Rank}D tensors");
            if (layout.Count != target.layout.Count) throw TorchError.Create(
                $"inconsistent tensor size, expected tensor [{layout.Count}] and src [{target.layout.Count}] to have the same number of elements, but got {layout.Count} and {target.layout.Count} elements respectively");
            return unsqueeze(0).mm(target.unsqueeze(1)).reshape();
        }

        public Tensor mv(Tensor target)
        {
            Products.RequireSame(this, target);
            if (layout.Rank != 2 || target.layout.Rank != 1 || layout.Sizes[1] != target.layout.Sizes[0]) throw TorchError.Create(
                $"size mismatch, got {layout.Sizes[0]}, {layout.Describe()},vec ({target.layout.Describe()})");
            return mm(target.unsqueeze(1)).squeeze(1);
        }

        public Tensor outer(Tensor vec2) => unsqueeze(1).mul(vec2.unsqueeze(0));

        public Tensor ger(Tensor vec2) => outer(vec2);
    }
}
