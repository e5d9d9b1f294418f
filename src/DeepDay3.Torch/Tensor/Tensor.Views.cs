namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        Tensor RecordView(Tensor view, Func<Tensor, Node> node) => Recording(this) ? view.Record(node(this)) : view;

        /// <summary>Sizes with at most one -1 filled in.</summary>
        static long[] Infer(ReadOnlySpan<long> sizes, long count)
        {
            var result = sizes.ToArray();
            int unknown = -1;
            long known = 1;
            for (int i = 0; i < result.Length; i++)
            {
                if (result[i] == -1)
                {
                    if (unknown >= 0) throw TorchError.Create("only one dimension can be inferred");
                    unknown = i;
                }
                else if (result[i] < 0) throw TorchError.Create($"invalid shape dimension {result[i]}");
                else known *= result[i];
            }
            if (unknown >= 0)
            {
                if (known == 0) throw TorchError.Create($"cannot reshape tensor of 0 elements into shape {Layout.Describe(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous");
                if (count % known != 0) throw Invalid(sizes, count);
                result[unknown] = count / known;
            }
            else if (known != count) throw Invalid(sizes, count);
            return result;
        }

        static Exception Invalid(ReadOnlySpan<long> sizes, long count) => TorchError.Create($"shape '{Layout.Describe(sizes)}' is invalid for input of size {count}");

        /// <summary>A layout under which this memory reads as <paramref name="sizes"/>, or null where a copy is needed.</summary>
        static Layout? LayoutFor(Layout from, long[] sizes)
        {
            if (from.Contiguous || from.Count == 0) return from.Contiguous && from.SameSizes(sizes) ? from.AsContiguous : Layout.Of(sizes);
            var strides = new long[sizes.Length];
            int to = sizes.Length - 1;
            long chunkBase = from.Strides[^1], run = 1, viewed = 1;
            for (int d = from.Rank - 1; d >= 0; d--)
            {
                run *= from.Sizes[d];
                bool ends = d == 0 || (from.Sizes[d - 1] != 1 && from.Strides[d - 1] != run * chunkBase);
                if (!ends) continue;
                while (to >= 0 && (viewed < run || sizes[to] == 1))
                {
                    strides[to] = viewed * chunkBase;
                    viewed *= sizes[to];
                    to--;
                }
                if (viewed != run) return null;
                if (d > 0)
                {
                    chunkBase = from.Strides[d - 1];
                    run = 1;
                    viewed = 1;
                }
            }
            return to == -1 ? Layout.Of(sizes, strides) : null;
        }

        public Tensor view(params long[] shape)
        {
            RequireLive();
            var sizes = Infer(shape, layout.Count);
            var target = LayoutFor(layout, sizes) ?? throw TorchError.Create(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
            return RecordView(View(target, offset), static x => new ReshapeBackward(x, "ViewBackward0"));
        }

        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The elements in order under another shape: a view where possible, else a copy.</summary>
        public Tensor reshape(params long[] shape)
        {
            RequireLive();
            var sizes = Infer(shape, layout.Count);
            if (LayoutFor(layout, sizes) is not { } target) return clone().view(sizes);
            return RecordView(View(target, offset), static x => new ReshapeBackward(x, "ReshapeAliasBackward0"));
        }

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            RequireLive();
            int first = layout.Dimension(start_dim), last = layout.Dimension(end_dim);
            if (first > last) throw TorchError.Create("flatten() has invalid args: start_dim cannot come after end_dim");
            if (layout.Rank == 0) return reshape(1);
            if (first == last) return alias();
            var sizes = new List<long>(layout.Sizes[..first]);
            long merged = 1;
            for (int i = first; i <= last; i++) merged *= layout.Sizes[i];
            sizes.Add(merged);
            sizes.AddRange(layout.Sizes[(last + 1)..]);
            return reshape([.. sizes]);
        }

        public Tensor ravel() => flatten();

        public Tensor unflatten(long dim, params long[] sizes)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            var inner = Infer(sizes, layout.Sizes[d]);
            return view([.. layout.Sizes[..d], .. inner, .. layout.Sizes[(d + 1)..]]);
        }

        public Tensor permute(params long[] permutation)
        {
            RequireLive();
            int rank = layout.Rank;
            if (permutation.Length != rank) throw TorchError.Create(
                $"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = {rank} is not equal to len(dims) = {permutation.Length}");
            var order = new int[rank];
            var seen = new bool[rank];
            for (int i = 0; i < rank; i++)
            {
                int d = layout.Dimension(permutation[i]);
                if (seen[d]) throw TorchError.Create("permute(): duplicate dims are not allowed.");
                seen[d] = true;
                order[i] = d;
            }
            return Permuted(order);
        }

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        internal Tensor Permuted(int[] order)
        {
            var sizes = new long[order.Length];
            var strides = new long[order.Length];
            for (int i = 0; i < order.Length; i++) (sizes[i], strides[i]) = (layout.Sizes[order[i]], layout.Strides[order[i]]);
            var view = View(Layout.Of(sizes, strides), offset);
            return Recording(this) ? view.Record(new PermuteBackward(this, order)) : view;
        }

        public Tensor transpose(long dim0, long dim1)
        {
            RequireLive();
            int a = layout.Dimension(dim0), b = layout.Dimension(dim1);
            if (layout.Rank == 0) return alias();
            var order = new int[layout.Rank];
            for (int i = 0; i < order.Length; i++) order[i] = i;
            (order[a], order[b]) = (b, a);
            return Permuted(order);
        }

        /// <summary>The transpose of a matrix; vectors and numbers stay as they are.</summary>
        public Tensor t()
        {
            RequireLive();
            if (layout.Rank > 2) throw TorchError.Create($"t() expects a tensor with <= 2 dimensions, but self is {layout.Rank}D");
            return layout.Rank < 2 ? alias() : Permuted([1, 0]);
        }

        /// <summary>All dimensions in reverse order.</summary>
        public Tensor T
        {
            get
            {
                RequireLive();
                var order = new int[layout.Rank];
                for (int i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
                return Permuted(order);
            }
        }

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor unsqueeze(long dim)
        {
            RequireLive();
            int rank = layout.Rank;
            if (dim < -rank - 1 || dim > rank) throw TorchError.Create($"Dimension out of range (expected to be in range of [{-rank - 1}, {rank}], but got {dim})");
            int d = (int)(dim < 0 ? dim + rank + 1 : dim);
            var sizes = new long[rank + 1];
            var strides = new long[rank + 1];
            for (int i = 0, j = 0; i <= rank; i++)
            {
                if (i == d)
                {
                    sizes[i] = 1;
                    strides[i] = d < rank ? layout.Sizes[d] * layout.Strides[d] : 1;
                }
                else
                {
                    (sizes[i], strides[i]) = (layout.Sizes[j], layout.Strides[j]);
                    j++;
                }
            }
            return RecordView(View(Layout.Of(sizes, strides), offset), static x => new ReshapeBackward(x, "UnsqueezeBackward0"));
        }

        /// <summary>Without dimensions of size 1, or without that one if its size is 1.</summary>
        public Tensor squeeze(long? dim = null)
        {
            RequireLive();
            int? only = dim is { } d ? layout.Dimension(d) : null;
            var sizes = new List<long>();
            var strides = new List<long>();
            for (int i = 0; i < layout.Rank; i++)
            {
                if (layout.Sizes[i] == 1 && (only is null || only == i)) continue;
                sizes.Add(layout.Sizes[i]);
                strides.Add(layout.Strides[i]);
            }
            return RecordView(View(Layout.Of([.. sizes], [.. strides]), offset), static x => new ReshapeBackward(x, "SqueezeBackward0"));
        }

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            RequireLive();
            var target = Layout.Of([.. size], [.. strides]);
            if ((storageOffset + target.Reach) * DTypes.Size(scalarType) > memory.Bytes) throw TorchError.Create(
                $"setStorage: sizes {Layout.Describe(size)}, strides {Layout.Describe(strides)}, storage offset {storageOffset}, and itemsize {DTypes.Size(scalarType)} requiring a storage size of {(storageOffset + target.Reach) * DTypes.Size(scalarType)} are out of bounds for storage of size {memory.Bytes}");
            var view = View(target, storageOffset);
            return Recording(this) ? view.Record(new AsStridedView(this, view)) : view;
        }

        /// <summary>The part at one index of a dimension, without that dimension.</summary>
        public Tensor select(long dim, long index)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("select() cannot be applied to a 0-dim tensor.");
            int d = layout.Dimension(dim);
            long size = layout.Sizes[d];
            if (index < -size || index >= size) throw TorchError.Create($"select(): index {index} out of range for tensor of size {layout.Describe()} at dimension {d}");
            return Select(d, index < 0 ? index + size : index, "SelectBackward0");
        }

        Tensor Select(int d, long i, string name)
        {
            var sizes = new long[layout.Rank - 1];
            var strides = new long[layout.Rank - 1];
            for (int from = 0, to = 0; from < layout.Rank; from++)
            {
                if (from == d) continue;
                (sizes[to], strides[to]) = (layout.Sizes[from], layout.Strides[from]);
                to++;
            }
            var view = View(Layout.Of(sizes, strides), offset + i * layout.Strides[d]);
            return Recording(this) ? view.Record(layout.Repeats ? new PlacesBackward(this, Places().select(d, i), name) : new RegionBackward(this, view, name)) : view;
        }

        public Tensor slice(long dim, long start, long finish, long step)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("slice() cannot be applied to a 0-dim tensor.");
            if (step <= 0) throw TorchError.Create("slice step must be positive");
            int d = layout.Dimension(dim);
            long size = layout.Sizes[d];
            start = Math.Clamp(start < 0 ? start + size : start, 0, size);
            finish = Math.Clamp(finish < 0 ? finish + size : finish, start, size);
            return Strip(d, start, (finish - start + step - 1) / step, step, "SliceBackward0");
        }

        public Tensor narrow(long dim, long start, long length)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("narrow() cannot be applied to a 0-dim tensor.");
            int d = layout.Dimension(dim);
            long size = layout.Sizes[d];
            if (length < 0) throw TorchError.Create("narrow(): length must be non-negative.");
            if (start < -size || start > size) throw TorchError.Create($"start out of range (expected to be in range of [{-size}, {size}], but got {start})");
            if (start < 0) start += size;
            if (start + length > size) throw TorchError.Create($"start ({start}) + length ({length}) exceeds dimension size ({size}).");
            return Strip(d, start, length, 1, "SliceBackward0");
        }

        /// <summary>A part of a dimension, unknown to autograd.</summary>
        internal Tensor Window(int d, long start, long length) => Strip(d, start, length, 1, "SliceBackward0");

        /// <summary>Numbers of this tensor's elements in its shape, row by row.</summary>
        Tensor Places() => arange(layout.Count).reshape(layout.Sizes);

        Tensor Strip(int d, long start, long length, long step, string name)
        {
            var sizes = (long[])layout.Sizes.Clone();
            var strides = (long[])layout.Strides.Clone();
            sizes[d] = length;
            strides[d] *= step;
            var view = View(Layout.Of(sizes, strides), offset + (length == 0 ? 0 : start * layout.Strides[d]));
            return Recording(this) ? view.Record(layout.Repeats ? new PlacesBackward(this, Places().Strip(d, start, length, step, name), name) : new RegionBackward(this, view, name)) : view;
        }
    }
}
