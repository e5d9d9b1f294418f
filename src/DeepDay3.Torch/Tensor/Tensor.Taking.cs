namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements by their position in row-major order (negative: from the end), in the shape of <paramref name="index"/>.</summary>
        public Tensor take(Tensor index)
        {
            RequireLive();
            if (index.dtype != ScalarType.Int64) throw TorchError.Create($"take(): Expected a long tensor for index, but got {DTypes.Name(index.scalarType)}");
            var at = index.Materialize();
            var positions = at.Elements<long>();
            for (int i = 0; i < positions.Length; i++)
            {
                long position = positions[i];
                if (position < -layout.Count || position >= layout.Count) throw TorchError.Create($"out of range: tried to access index {position} on a tensor of {layout.Count} elements.");
                if (position < 0) positions[i] += layout.Count;
            }
            return reshape(-1).index_select(0, at.view(-1)).view(index.layout.Sizes);
        }

        /// <summary>As <see cref="gather"/> over all elements in order.</summary>
        public Tensor take_along_dim(Tensor indices) => reshape(-1).gather(0, indices.reshape(-1));

        /// <summary>As <see cref="gather"/>, where the indices broadcast against this tensor in the other dimensions.</summary>
        public Tensor take_along_dim(Tensor indices, long dim)
        {
            RequireLive();
            if (indices.dim() != layout.Rank) throw TorchError.Create(
                $"torch.take_along_dim(): input and indices should have the same number of dimensions, but got {layout.Rank} dimensions for input, and {indices.dim()} dimensions for indices");
            if (indices.scalarType != ScalarType.Int64) throw TorchError.Create($"torch.take_along_dim(): dtype of indices should be Long but got {DTypes.Name(indices.scalarType)}");
            int d = layout.Dimension(dim);
            if (layout.Rank == 0) return gather(0, indices);
            long[] own = [.. layout.Sizes], other = [.. indices.layout.Sizes];
            own[d] = other[d];
            var common = Broadcasting.Combine(Layout.Of(own), indices.layout).Sizes;
            long[] source = [.. common];
            source[d] = layout.Sizes[d];
            return expand(source.AsSpan()).gather(d, indices.expand(common.AsSpan()));
        }

        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));

        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);

        /// <summary>A copy with entries of one dimension, those that <paramref name="index"/> names, replaced by those of <paramref name="source"/>.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (index.dim() > 1) throw TorchError.Create($"index_copy_(): Index should have dimension 1 or 0 (got {index.dim()})");
            if (index.scalarType != ScalarType.Int64) throw TorchError.Create($"index_copy_(): Expected a long tensor for index, but got {DTypes.Name(index.scalarType)}");
            if (source.dim() != layout.Rank && source.dim() != 0 && layout.Rank != 0) throw TorchError.Create(
                $"index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality ({source.dim()}), destination dimensionality ({layout.Rank})");
            if (scalarType != source.scalarType) throw TorchError.Create($"index_copy_(): self and source expected to have the same dtype, but got (self) {DTypes.Name(scalarType)} and (source) {DTypes.Name(source.scalarType)}");
            if (layout.Rank == 0) return reshape(1).index_copy(0, index, source.reshape(-1)).view();
            if (source.layout.Rank == 0) source = source.view(Enumerable.Repeat(1L, layout.Rank).ToArray());
            long length = index.layout.Count;
            for (int i = 0; i < layout.Rank; i++)
                if (i != d && source.layout.Sizes[i] != layout.Sizes[i]) throw TorchError.Create(
                    $"index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: {Rest(d)} at dimension {d} and source slice shape: {source.Rest(d)} at dimension 0.");
            if (source.layout.Sizes[d] != length) throw TorchError.Create($"index_copy_(): Number of indices ({length}) should be equal to source.size(dim) ({source.layout.Sizes[d]})");
            foreach (long i in index.Compact().Elements<long>())
                if (i < 0 || i >= layout.Sizes[d]) throw TorchError.Create($"index_copy_(): index {i} is out of bounds for dimension {d} with size {layout.Sizes[d]}");
            return Scatter(d, Along(index, d, source.layout.Sizes), source, add: false);
        }

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Overwrite(Snapshot(source).index_copy(dim, index, source));

        string Rest(int dimension) => string.Join(' ', layout.Sizes.Where((_, i) => i != dimension));

        /// <summary>A vector of indices along one dimension, the same everywhere in the others.</summary>
        static Tensor Along(Tensor index, int dimension, long[] sizes)
        {
            var own = Enumerable.Repeat(1L, sizes.Length).ToArray();
            own[dimension] = index.layout.Count;
            long[] wide = [.. sizes];
            wide[dimension] = index.layout.Count;
            return index.reshape(own).expand(wide);
        }

        /// <summary>A copy with entries of one dimension, those that <paramref name="index"/> names, filled with a number.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (index.dtype != ScalarType.Int64) throw TorchError.Create("index_fill_(): Expected dtype int64 for index.");
            if (index.dim() > 1) throw TorchError.Create("Index has to be a vector/scalar");
            if (layout.Rank == 0) return reshape(1).index_fill(0, index, value).view();
            var at = Selection.Indices(index, layout.Sizes[d], d, negative: true);
            var where = Along(at, d, layout.Sizes);
            return Scatter(d, where, FromNumber(value, scalarType).expand(where.layout.Sizes.AsSpan()), add: false);
        }

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Overwrite(Snapshot().index_fill(dim, index, value));

        /// <summary>A copy with the elements under a mask replaced, in order, by the first elements of <paramref name="value"/>.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value)
        {
            RequireLive();
            if (scalarType != value.dtype) throw TorchError.Create($"masked_scatter: expected self and source to have same dtypes but got{DTypes.Name(scalarType)} and {DTypes.Name(value.scalarType)}");
            var shape = Broadcasting.Combine(layout, mask.layout).Sizes;
            var at = mask.Cast(ScalarType.Bool).expand(shape.AsSpan()).reshape(-1).nonzero().reshape(-1);
            if (value.layout.Count < at.layout.Count) throw TorchError.Create("Number of elements of source < number of ones in mask");
            return expand(shape.AsSpan()).reshape(-1).Scatter(0, at, value.reshape(-1), add: false).view(shape);
        }

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Overwrite(Snapshot(value).masked_scatter(mask, value));

        public Tensor argwhere() => nonzero();

        /// <summary>The indices of all elements that are not zero, a vector for each dimension.</summary>
        public IList<Tensor> nonzero_as_list() => Coordinates();

        internal Tensor[] Coordinates() => layout.Rank == 0 ? reshape(1).nonzero().unbind(1) : nonzero().unbind(1);
    }
}
