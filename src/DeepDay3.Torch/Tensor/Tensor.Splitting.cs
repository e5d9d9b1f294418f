namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of consecutive parts of one size along a dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("split expects at least a 1-dimensional tensor");
            if (size < 0) throw TorchError.Create($"split expects split_size be non-negative, but got split_size={size}");
            int d = layout.Dimension(dim);
            long length = layout.Sizes[d];
            if (size == 0 && length != 0) throw TorchError.Create($"split_size can only be 0 if dimension size is 0, but got dimension size of {length}");
            long parts = size == 0 ? 1 : Math.Max(1, (length + size - 1) / size);
            var result = new Tensor[parts];
            for (long i = 0; i < parts; i++) result[i] = Part(Strip(d, i * size, Math.Min(size, length - (i * size)), 1, "SplitBackward0"), (int)i);
            return result;
        }

        /// <summary>Views of consecutive parts of the given sizes along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => split(sizes.AsSpan(), dim);

        public Tensor[] split(params long[] sizes) => split(sizes.AsSpan(), 0);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("split expects at least a 1-dimensional tensor");
            int d = layout.Dimension(dim);
            long sum = 0;
            foreach (long size in sizes)
            {
                if (size < 0) throw TorchError.Create($"split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes={Layout.Describe(sizes)}");
                sum += size;
            }
            if (sum != layout.Sizes[d]) throw TorchError.Create(
                $"split_with_sizes expects split_sizes to sum exactly to {layout.Sizes[d]} (input tensor's size at dimension {d}), but got split_sizes={Layout.Describe(sizes)}");
            var result = new Tensor[sizes.Length];
            long start = 0;
            for (int i = 0; i < result.Length; start += sizes[i++]) result[i] = Part(Strip(d, start, sizes[i], 1, "SplitWithSizesBackward0"), i);
            return result;
        }

        /// <summary>At most so many views of equal size (the last may be smaller) along a dimension.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("chunk expects at least a 1-dimensional tensor");
            if (chunks <= 0) throw TorchError.Create($"chunk expects `chunks` to be greater than 0, got: {chunks}");
            int d = layout.Dimension(dim);
            long size = (layout.Sizes[d] + chunks - 1) / chunks;
            return size == 0 ? split(new long[chunks], d) : split(size, d);
        }

        /// <summary>So many views along a dimension whose sizes differ by one at most.</summary>
        public Tensor[] tensor_split(long size, long dim = 0)
        {
            RequireSplittable();
            int d = layout.Dimension(dim);
            if (size <= 0) throw TorchError.Create($"number of sections must be larger than 0, got {size}");
            long length = layout.Sizes[d], start = 0;
            var result = new Tensor[size];
            for (long i = 0; i < size; i++)
            {
                long part = (length / size) + (i < length % size ? 1 : 0);
                result[i] = narrow(d, start, part);
                start += part;
            }
            return result;
        }

        /// <summary>Views of the parts between the given indices of a dimension.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0)
        {
            RequireSplittable();
            int d = layout.Dimension(dim);
            var result = new Tensor[sizes.Length + 1];
            long start = 0;
            for (int i = 0; i < sizes.Length; start = sizes[i++]) result[i] = slice(d, start, sizes[i], 1);
            result[^1] = slice(d, start, layout.Sizes[d], 1);
            return result;
        }

        /// <summary>By a number of sections (a 0-d tensor) or by indices (a 1-d tensor).</summary>
        public Tensor[] tensor_split(Tensor indices, long dim = 0)
        {
            RequireSplittable();
            if (indices.dtype != ScalarType.Int64) throw TorchError.Create($"tensor_split expected tensor_indices_or_sections to have dtype of long, but got {DTypes.Name(indices.scalarType)}");
            return indices.layout.Rank switch
            {
                0 => tensor_split(indices.ToNumber().Int64, dim),
                1 => tensor_split(indices.Compact().Elements<long>().ToArray(), dim),
                var rank => throw TorchError.Create($"tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor with {rank} dims"),
            };
        }

        void RequireSplittable()
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        }

        /// <summary>Into equal parts along the second dimension (the first of a vector).</summary>
        public Tensor[] hsplit(long size) => Sections("hsplit", size, HorizontalDimension());

        /// <summary>At indices of the second dimension (the first of a vector).</summary>
        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, HorizontalDimension());

        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, HorizontalDimension());

        /// <summary>Into equal parts along the first dimension.</summary>
        public Tensor[] vsplit(long size) => Sections("vsplit", size, AtLeast("vsplit", 2, 0));

        /// <summary>At indices of the first dimension.</summary>
        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, AtLeast("vsplit", 2, 0));

        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, AtLeast("vsplit", 2, 0));

        /// <summary>Into equal parts along the third dimension.</summary>
        public Tensor[] dsplit(long size) => Sections("dsplit", size, AtLeast("dsplit", 3, 2));

        /// <summary>At indices of the third dimension.</summary>
        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, AtLeast("dsplit", 3, 2));

        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

        public Tensor[] dsplit((long, long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, AtLeast("dsplit", 3, 2));

        int HorizontalDimension()
        {
            AtLeast("hsplit", 1, 0);
            return layout.Rank == 1 ? 0 : 1;
        }

        int AtLeast(string name, int rank, int dimension)
        {
            RequireLive();
            if (layout.Rank < rank) throw TorchError.Create($"torch.{name} requires a tensor with at least {rank} dimension, but got a tensor with {layout.Rank} dimensions!");
            return dimension;
        }

        Tensor[] Sections(string name, long size, int dimension)
        {
            if (size == 0 || layout.Sizes[dimension] % size != 0) throw TorchError.Create(
                $"torch.{name} attempted to split along dimension {dimension}, but the size of the dimension {layout.Sizes[dimension]} is not divisible by the split_size {size}!");
            return tensor_split(size, dimension);
        }

        /// <summary>The parts at every index of a dimension, without that dimension.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            RequireLive();
            int d = layout.Dimension(dimension);
            if (layout.Rank == 0) throw TorchError.Create($"Dimension specified as {dimension} but tensor has no dimensions");
            var result = new Tensor[layout.Sizes[d]];
            for (int i = 0; i < result.Length; i++) result[i] = Part(Select(d, i, "UnbindBackward0"), i);
            return result;
        }

        /// <summary>One of several views made together: autograd does not follow changes through it.</summary>
        static Tensor Part(Tensor view, int index)
        {
            if (GradMode.Enabled) view.part = index;
            return view;
        }
    }
}
