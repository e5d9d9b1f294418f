namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view of a diagonal of the matrices that two dimensions span; it becomes the last dimension.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            RequireLive();
            int a = layout.Dimension(dim1), b = layout.Dimension(dim2);
            if (a == b) throw TorchError.Create($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            long rows = layout.Sizes[a], columns = layout.Sizes[b];
            long length = Math.Max(0, offset >= 0 ? Math.Min(rows, columns - offset) : Math.Min(rows + offset, columns));
            var sizes = new List<long>();
            var strides = new List<long>();
            for (int i = 0; i < layout.Rank; i++)
            {
                if (i == a || i == b) continue;
                sizes.Add(layout.Sizes[i]);
                strides.Add(layout.Strides[i]);
            }
            sizes.Add(length);
            strides.Add(layout.Strides[a] + layout.Strides[b]);
            long start = length == 0 ? 0 : offset >= 0 ? offset * layout.Strides[b] : -offset * layout.Strides[a];
            var view = View(Layout.Of([.. sizes], [.. strides]), this.offset + start);
            return Recording(this) ? view.Record(layout.Repeats ? new PlacesBackward(this, Places().diagonal(offset, dim1, dim2), "DiagonalBackward0") : new RegionBackward(this, view, "DiagonalBackward0")) : view;
        }

        /// <summary>Matrices, in two new dimensions, with the last dimension on a diagonal and zero elsewhere.</summary>
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1)
        {
            RequireLive();
            int rank = layout.Rank + 1;
            int a = Wrapped(dim1, rank), b = Wrapped(dim2, rank);
            if (a == b) throw TorchError.Create($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            if (layout.Rank == 0) throw TorchError.Dimension(-1, 0);
            long side = layout.Sizes[^1] + Math.Abs(offset);
            var sizes = layout.Sizes[..^1].ToList();
            sizes.Insert(Math.Min(a, b), side);
            sizes.Insert(Math.Max(a, b), side);
            var result = Filled(Layout.Of([.. sizes]), 0, scalarType);
            using (new GradMode.Guard(false)) result.diagonal(offset, a, b).CopyFrom(this);
            return Recording(this) ? result.Record(new LinearMapBackward(this, "DiagEmbedBackward0", g => g.diagonal(offset, a, b))) : result;
        }

        static int Wrapped(long dimension, int rank)
        {
            if (dimension < -rank || dimension >= rank) throw TorchError.Dimension(dimension, rank);
            return (int)(dimension < 0 ? dimension + rank : dimension);
        }

        /// <summary>A matrix with this vector on a diagonal, or a copy of a diagonal of this matrix.</summary>
        public Tensor diag(long diagonal = 0)
        {
            RequireLive();
            return layout.Rank switch
            {
                1 => diag_embed(diagonal),
                2 => this.diagonal(diagonal).clone(),
                _ => throw TorchError.Create("matrix or a vector expected"),
            };
        }

        /// <summary>A matrix with all elements, in order, on a diagonal.</summary>
        public Tensor diagflat(long offset = 0) => reshape(-1).diag_embed(offset);

        /// <summary>A copy with <paramref name="src"/> on a diagonal.</summary>
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) => With(src, x => x.diagonal(offset, dim1, dim2));

        /// <summary>A copy with <paramref name="src"/> at one index of a dimension.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index) => With(src, x => x.select(dim, index));

        /// <summary>A copy with <paramref name="src"/> in a slice of a dimension.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            With(src, x => x.slice(dim, start ?? 0, end ?? long.MaxValue, step));

        Tensor With(Tensor src, Func<Tensor, Tensor> part)
        {
            RequireLive();
            var result = clone();
            var target = part(result);
            if (!target.layout.SameSizes(src.layout)) throw TorchError.Create(
                $"expected src to have a size equal to the slice of self. src size = {src.layout.Describe()}, slice size = {target.layout.Describe()}");
            target.copy_(src);
            return result;
        }

        /// <summary>A view of all windows of a size along a dimension, a step apart; what a window holds becomes the last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step)
        {
            RequireLive();
            int d = layout.Dimension(dimension);
            long length = layout.Rank == 0 ? 1 : layout.Sizes[d], stride = layout.Rank == 0 ? 1 : layout.Strides[d];
            if (step <= 0) throw TorchError.Create($"step is {step} but must be > 0");
            if (size < 0) throw TorchError.Create($"size is {size} but must be >= 0");
            if (size > length) throw TorchError.Create($"maximum size for tensor at dimension {d} is {length} but size is {size}");
            long[] sizes = [.. layout.Sizes, size], strides = [.. layout.Strides, stride];
            if (layout.Rank > 0)
            {
                sizes[d] = ((length - size) / step) + 1;
                strides[d] = stride * step;
            }
            var view = View(Layout.Of(sizes, strides), offset);
            return Recording(this) ? view.Record(layout.Repeats ? new PlacesBackward(this, Places().unfold(d, size, step), "UnfoldBackward0") : new RegionBackward(this, view, "UnfoldBackward0")) : view;
        }
    }
}
