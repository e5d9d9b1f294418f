namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The entries of one dimension that <paramref name="index"/> (1-D) names.</summary>
        public Tensor index_select(long dim, Tensor index)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (index.dim() > 1) throw TorchError.Create("index_select(): Index is supposed to be a vector");
            if (layout.Rank == 0 && index.layout.Count != 1) throw TorchError.Create("index_select(): Index to scalar can have only 1 value, got " + index.layout.Count + " value(s)");
            if (layout.Rank == 0) return reshape(1).index_select(0, index).view();
            var result = Selection.Select(this, d, index);
            return Recording(this) ? result.Record(new IndexSelectBackward(this, d, index)) : result;
        }

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (scalarType != source.scalarType) throw TorchError.Create("index_add_(): self and source must have the same scalar type");
            if (index.dim() > 1) throw TorchError.Create("index_add_(): Index is supposed to be a vector");
            long length = source.dim() == 0 ? 1 : source.layout.Sizes[Math.Min(d, source.layout.Rank - 1)];
            if (index.layout.Count != length) throw TorchError.Create($"index_add_(): Number of indices ({index.layout.Count}) should be equal to source.size(dim): ({length}), for dim: {d}");
            if (source.layout.Rank != layout.Rank && layout.Rank > 0 && source.layout.Rank > 0) throw TorchError.Create(
                $"source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = {layout.Describe()} source.shape = {source.layout.Describe()}");
            for (int i = 0; i < Math.Min(layout.Rank, source.layout.Rank); i++)
                if (i != d && source.layout.Sizes[i] != layout.Sizes[i]) throw TorchError.Create(
                    $"source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = {layout.Describe()} source.shape = {source.layout.Describe()}");
            var result = Materialize();
            Selection.Add(result, d, index, source.WithoutGraph().Times(alpha));
            return Recording(this, source) ? result.Record(new IndexAddBackward(this, source, d, index, alpha)) : result;
        }

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Overwrite(Snapshot(source).index_add(dim, index, source, alpha));

        public Tensor gather(long dim, Tensor index)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            var result = Selection.Gather(this, d, index);
            return Recording(this) ? result.Record(new GatherBackward(this, d, index)) : result;
        }

        public Tensor scatter(long dim, Tensor index, Tensor src) => Scatter(dim, index, src, add: false);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Overwrite(Snapshot(src).Scatter(dim, index, src, add: false));

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Scatter(dim, index, src, add: true);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Overwrite(Snapshot(src).Scatter(dim, index, src, add: true));

        Tensor Scatter(long dim, Tensor index, Tensor src, bool add)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            var result = Selection.Scatter(this, d, index, src, add);
            return Recording(this, src) ? result.Record(new ScatterBackward(this, src, d, index, add)) : result;
        }

        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);

        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            if (mask.dtype != ScalarType.Bool) throw TorchError.Create($"masked_fill_ only supports boolean masks, but got mask with dtype {DTypes.Name(mask.scalarType)}");
            var filler = FromNumber(value, scalarType);
            return torch.where(mask, filler, this);
        }

        public Tensor masked_fill_(Tensor mask, Scalar value) => Overwrite(Snapshot().masked_fill(mask, value));

        public Tensor masked_select(Tensor mask)
        {
            if (mask.dtype is not (ScalarType.Bool or ScalarType.Byte)) throw TorchError.Create("masked_select: expected BoolTensor or ByteTensor for mask");
            var shape = Broadcasting.Combine(layout, mask.layout);
            var at = mask.expand(shape.Sizes.AsSpan()).reshape(-1).nonzero().reshape(-1);
            return expand(shape.Sizes.AsSpan()).reshape(-1).index_select(0, at);
        }

        /// <summary>The indices of all elements that are not zero: [count, rank].</summary>
        public Tensor nonzero()
        {
            RequireLive();
            var flags = Cast(ScalarType.Bool).Compact();
            var values = flags.Elements<byte>();
            int rank = layout.Rank, found = 0;
            foreach (byte value in values) found += value;
            var result = Allocate(Layout.Of(found, rank), ScalarType.Int64);
            var rows = result.Elements<long>();
            for (int i = 0, row = 0; i < values.Length; i++)
            {
                if (values[i] == 0) continue;
                long rest = i;
                for (int d = rank - 1; d >= 0; d--)
                {
                    rows[(row * rank) + d] = rest % layout.Sizes[d];
                    rest /= layout.Sizes[d];
                }
                row++;
            }
            return result;
        }
    }
}
