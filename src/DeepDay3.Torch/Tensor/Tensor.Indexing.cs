namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params long[] indices]
        {
            get => Part(indices);
            set => Put(Part(indices), value);
        }

        public Tensor this[long i1]
        {
            get => Part([i1]);
            set => Put(Part([i1]), value);
        }

        public Tensor this[long i1, long i2]
        {
            get => Part([i1, i2]);
            set => Put(Part([i1, i2]), value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => Part([i1, i2, i3]);
            set => Put(Part([i1, i2, i3]), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Part([i1, i2, i3, i4]);
            set => Put(Part([i1, i2, i3, i4]), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Part([i1, i2, i3, i4, i5]);
            set => Put(Part([i1, i2, i3, i4, i5]), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Part([i1, i2, i3, i4, i5, i6]);
            set => Put(Part([i1, i2, i3, i4, i5, i6]), value);
        }

        /// <summary>The part behind leading indices, as one view.</summary>
        Tensor Part(ReadOnlySpan<long> indices)
        {
            RequireLive();
            if (indices.Length > layout.Rank) throw TorchError.Create($"too many indices for tensor of dimension {layout.Rank}");
            long start = offset;
            for (int d = 0; d < indices.Length; d++)
            {
                long size = layout.Sizes[d], i = indices[d];
                if (i < -size || i >= size) throw TorchError.Create($"index {i} is out of bounds for dimension {d} with size {size}");
                start += (i < 0 ? i + size : i) * layout.Strides[d];
            }
            var view = View(Layout.Of(layout.Sizes[indices.Length..], layout.Strides[indices.Length..]), start);
            return Recording(this) ? view.Record(layout.Repeats ? new PlacesBackward(this, Places().Part(indices), "SelectBackward0") : new RegionBackward(this, view, "SelectBackward0")) : view;
        }

        static void Put(Tensor part, Tensor value) => part.copy_(Squeezed(value, part.layout.Rank));

        /// <summary>Leading dimensions of size 1 may be left out of what is assigned.</summary>
        static Tensor Squeezed(Tensor value, int rank)
        {
            while (value.layout.Rank > rank && value.layout.Sizes[0] == 1) value = value.squeeze(0);
            return value;
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var view = Basic(indices, out var tensors);
            return tensors is null ? view : view.Advanced(tensors);
        }

        public Tensor index(params Tensor[] indices)
        {
            RequireLive();
            return Advanced(Padded(indices));
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            RequireMutable();
            var view = Basic(indices, out var tensors);
            if (tensors is not null) view.PutAdvanced(tensors, value, accumulate);
            else if (accumulate) view.add_(value);
            else Put(view, value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            RequireMutable();
            PutAdvanced(Padded(indices), value, accumulate);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => index_put_(FromNumber(value, scalarType), indices);

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(FromNumber(value, scalarType), indices);

        /// <summary>Applies numbers, slices and new dimensions as views; tensors are left for the second step, by dimension.</summary>
        Tensor Basic(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            RequireLive();
            tensors = null;
            int used = 0;
            foreach (var item in indices)
                used += item.What switch
                {
                    TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                    TensorIndex.Kind.Tensor => item.Index!.dtype is ScalarType.Bool or ScalarType.Byte ? Math.Max(1, item.Index.layout.Rank) : 1,
                    _ => 0,
                };
            if (used > layout.Rank) throw TorchError.Create($"too many indices for tensor of dimension {layout.Rank}");
            var result = this;
            int d = 0;
            foreach (var item in indices)
            {
                switch (item.What)
                {
                    case TensorIndex.Kind.Single:
                        if (item.Start >= result.layout.Sizes[d] || item.Start < -result.layout.Sizes[d]) throw TorchError.Create($"index {item.Start} is out of bounds for dimension {d} with size {result.layout.Sizes[d]}");
                        result = result.select(d, item.Start!.Value);
                        break;
                    case TensorIndex.Kind.Slice:
                        if (item.Start is not null || item.Stop is not null || item.Step is not null)
                            result = result.slice(d, item.Start ?? 0, item.Stop ?? result.layout.Sizes[d], item.Step ?? 1);
                        d++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        d += layout.Rank - used;
                        break;
                    case TensorIndex.Kind.None:
                        result = result.unsqueeze(d++);
                        break;
                    case TensorIndex.Kind.Bool:
                        result = result.unsqueeze(d);
                        (tensors ??= new Tensor?[TorchSharp.Kernels.Strided.MaxRank])[d++] = item.Start == 1 ? torch.zeros(1, int64) : torch.zeros(0, int64);
                        break;
                    case TensorIndex.Kind.Tensor:
                        tensors ??= new Tensor?[TorchSharp.Kernels.Strided.MaxRank];
                        foreach (var part in Expanded(item.Index!, result, d)) tensors[d++] = part;
                        break;
                }
            }
            if (tensors is not null) tensors = tensors[..result.layout.Rank];
            return ReferenceEquals(result, this) ? alias() : result;
        }

        Tensor?[] Padded(Tensor[] indices)
        {
            var tensors = new Tensor?[layout.Rank];
            int d = 0;
            foreach (var item in indices)
            {
                if (item is null)
                {
                    d++;
                    continue;
                }
                foreach (var part in Expanded(item, this, d))
                {
                    if (d >= layout.Rank) throw TorchError.Create($"too many indices for tensor of dimension {layout.Rank}");
                    tensors[d++] = part;
                }
            }
            return tensors;
        }

        /// <summary>A mask counts as the indices of its true elements, one tensor a dimension.</summary>
        static Tensor[] Expanded(Tensor item, Tensor indexed, int dimension)
        {
            if (item.dtype is not (ScalarType.Bool or ScalarType.Byte)) return [item];
            for (int i = 0; i < item.layout.Rank; i++)
                if (dimension + i >= indexed.layout.Rank || item.layout.Sizes[i] != indexed.layout.Sizes[dimension + i]) throw TorchError.Create(
                    $"The shape of the mask {item.layout.Describe()} at index {i} does not match the shape of the indexed tensor {indexed.layout.Describe()} at index {dimension + i}");
            var at = item.nonzero();
            var parts = new Tensor[item.layout.Rank];
            for (int i = 0; i < parts.Length; i++) parts[i] = at.select(1, i);
            return parts;
        }

        /// <summary>
        /// Puts the indexed dimensions first and turns the index tensors into one index over them together: then indexing is selecting rows.
        /// </summary>
        (Tensor rows, Tensor at, long[] common, long[] rest, int[] order, int first) AsRows(Tensor?[] tensors)
        {
            var indexed = Enumerable.Range(0, tensors.Length).Where(i => tensors[i] is not null).ToArray();
            var common = Layout.Scalar;
            foreach (int i in indexed)
            {
                try
                {
                    common = Broadcasting.Combine(common, tensors[i]!.layout);
                }
                catch (System.Runtime.InteropServices.ExternalException)
                {
                    throw TorchError.Create($"shape mismatch: indexing tensors could not be broadcast together with shapes {string.Join(", ", indexed.Select(j => tensors[j]!.layout.Describe()))}");
                }
            }
            Tensor? at = null;
            foreach (int i in indexed)
            {
                var part = Selection.Indices(tensors[i]!, layout.Sizes[i], i, negative: true);
                at = at is null ? part : at.Times(layout.Sizes[i]).add(part);
            }
            int[] order = [.. indexed, .. Enumerable.Range(0, layout.Rank).Where(i => tensors[i] is null)];
            long[] rest = [.. order[indexed.Length..].Select(i => layout.Sizes[i])];
            long count = 1;
            foreach (int i in indexed) count *= layout.Sizes[i];
            var rows = Permuted(order).reshape([count, .. rest]);
            bool adjacent = indexed[^1] - indexed[0] == indexed.Length - 1;
            return (rows, at!.expand(common.Sizes.AsSpan()).reshape(-1), common.Sizes, rest, order, adjacent ? indexed[0] : 0);
        }

        Tensor Advanced(Tensor?[] tensors)
        {
            if (tensors.All(t => t is null)) return alias();
            var (rows, at, common, rest, _, first) = AsRows(tensors);
            var result = rows.index_select(0, at).reshape([.. common, .. rest]);
            if (first == 0) return result;
            // The indexed dimensions stood next to each other: the result's take their place.
            int n = common.Length;
            int[] back = [.. Enumerable.Range(n, first), .. Enumerable.Range(0, n), .. Enumerable.Range(n + first, rest.Length - first)];
            return result.Permuted(back);
        }

        void PutAdvanced(Tensor?[] tensors, Tensor value, bool accumulate)
        {
            var target = Snapshot(value);
            var (rows, at, common, rest, order, first) = target.AsRows(tensors);
            long[] shape = [.. common, .. rest];
            if (first > 0)
            {
                int n = common.Length;
                long[] placed = [.. rest[..first], .. common, .. rest[first..]];
                int[] forth = [.. Enumerable.Range(first, n), .. Enumerable.Range(0, first), .. Enumerable.Range(first + n, rest.Length - first)];
                value = Fitted(value, placed).Permuted(forth);
            }
            else value = Fitted(value, shape);
            if (value.scalarType != scalarType) value = value.to_type(scalarType);
            value = value.reshape([at.layout.Count, .. rest]);
            var changed = accumulate ? rows.index_add(0, at, value, 1) : rows.WithRows(at, value);
            var inverse = new int[order.Length];
            for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
            Overwrite(changed.reshape([.. order.Select(i => layout.Sizes[i])]).Permuted(inverse));
        }

        static Tensor Fitted(Tensor value, long[] shape)
        {
            var fitting = Squeezed(value, shape.Length);
            for (int i = 1; i <= fitting.layout.Rank; i++)
                if (i > shape.Length || (fitting.layout.Sizes[^i] != 1 && fitting.layout.Sizes[^i] != shape[^i])) throw TorchError.Create(
                    $"shape mismatch: value tensor of shape {value.layout.Describe()} cannot be broadcast to indexing result of shape {Layout.Describe(shape)}");
            return fitting.expand(shape);
        }

        /// <summary>A copy with some rows replaced.</summary>
        internal Tensor WithRows(Tensor at, Tensor value)
        {
            long width = layout.Count / Math.Max(1, layout.Sizes[0]);
            var index = at.unsqueeze(1).expand([at.layout.Count, width]);
            return reshape(layout.Sizes[0], width).Scatter(0, index, value.reshape(at.layout.Count, width), add: false).reshape(layout.Sizes);
        }
    }
}
