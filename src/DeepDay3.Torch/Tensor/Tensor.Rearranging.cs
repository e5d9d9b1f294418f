namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy in reverse order along some dimensions.</summary>
        public Tensor flip(params long[] dims)
        {
            RequireLive();
            var seen = new bool[Math.Max(1, layout.Rank)];
            foreach (long dim in dims)
            {
                int d = layout.Dimension(dim);
                if (seen[d]) throw TorchError.Create($"dim {d} appears multiple times in the list of dims");
                seen[d] = true;
            }
            var result = this;
            for (int d = 0; d < layout.Rank; d++)
                if (seen[d] && layout.Sizes[d] > 1) result = Selection.Select(result, d, arange(layout.Sizes[d] - 1, -1, -1));
            if (ReferenceEquals(result, this)) return clone();
            long[] kept = [.. dims];
            return Recording(this) ? result.Record(new LinearMapBackward(this, "FlipBackward0", g => g.flip(kept))) : result;
        }

        /// <summary>In reverse order along the second dimension.</summary>
        public Tensor fliplr() => layout.Rank >= 2 ? flip(1) : throw TorchError.Create("Input must be >= 2-d.");

        /// <summary>In reverse order along the first dimension.</summary>
        public Tensor flipud() => layout.Rank >= 1 ? flip(0) : throw TorchError.Create("Input must be >= 1-d.");

        /// <summary>Turned by <paramref name="k"/> quarter turns, from the first towards the second of two dimensions.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            RequireLive();
            var (dim0, dim1) = dims ?? (0, 1);
            int rank = layout.Rank;
            if (rank < 2) throw TorchError.Create($"expected total dims >= 2, but got total dims = {rank}");
            if (dim0 == dim1 || Math.Abs(dim0 - dim1) == rank) throw TorchError.Create($"expected rotation dims to be different, but got dim0 = {dim0} and dim1 = {dim1}");
            if (dim0 >= rank || dim0 < -rank) throw TorchError.Create($"Rotation dim0 out of range, dim0 = {dim0}");
            if (dim1 >= rank || dim1 < -rank) throw TorchError.Create($"Rotation dim1 out of range, dim1 = {dim1}");
            return (((k % 4) + 4) % 4) switch
            {
                1 => flip(dim1).transpose(dim0, dim1),
                2 => flip(dim0, dim1),
                3 => flip(dim0).transpose(dim0, dim1),
                _ => clone(),
            };
        }

        /// <summary>Shifted along one dimension, what leaves at one end coming in at the other; without a dimension over all elements in order.</summary>
        public Tensor roll(long shifts, long? dims = null) => dims is { } d ? Rolled([shifts], [d]) : Rolled([shifts], []);

        public Tensor roll(long[] shifts) => Rolled(shifts, []);

        public Tensor roll(long[] shifts, long[] dims) => Rolled(shifts, dims);

        public Tensor roll((long, long) shifts, (long, long) dims) => Rolled([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Rolled([shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Rolled(shifts, dims);

        Tensor Rolled(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims)
        {
            RequireLive();
            if (shifts.Length == 0) throw TorchError.Create("`shifts` required");
            if (dims.Length == 0 && shifts.Length == 1) return reshape(-1).Rolled(shifts, [0]).view(layout.Sizes);
            if (shifts.Length != dims.Length) throw TorchError.Create($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
            var result = this;
            for (int i = 0; i < dims.Length; i++)
            {
                int d = layout.Dimension(dims[i]);
                long size = layout.Rank == 0 ? 1 : layout.Sizes[d];
                if (size < 2) continue;
                long start = ((-shifts[i] % size) + size) % size;
                if (start != 0) result = cat([result.narrow(d, start, size - start), result.narrow(d, 0, start)], d);
            }
            return ReferenceEquals(result, this) ? clone() : result;
        }

        /// <summary>Dimensions moved to other places; the others keep their order.</summary>
        public Tensor movedim(long[] source, long[] destination)
        {
            RequireLive();
            if (source.Length != destination.Length) throw TorchError.Create(
                $"movedim: Invalid source or destination dims: source ({Layout.Describe(source)} dims) should contain the same number of dims as destination ({Layout.Describe(destination)} dims)");
            var from = source.Select(d => layout.Dimension(d)).ToArray();
            var to = destination.Select(d => layout.Dimension(d)).ToArray();
            if (from.Distinct().Count() != from.Length) throw TorchError.Create($"movedim: repeated dim in `source` ({Layout.Describe(source)})");
            if (to.Distinct().Count() != to.Length) throw TorchError.Create($"movedim: repeated dim in `destination` ({Layout.Describe(destination)})");
            var order = new int[layout.Rank];
            Array.Fill(order, -1);
            if (layout.Rank == 0) return alias();
            for (int i = 0; i < from.Length; i++) order[to[i]] = from[i];
            using var rest = Enumerable.Range(0, order.Length).Except(from).GetEnumerator();
            for (int i = 0; i < order.Length; i++)
                if (order[i] < 0 && rest.MoveNext()) order[i] = rest.Current;
            return Permuted(order);
        }

        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>The channels (second dimension) of groups dealt out in turn.</summary>
        public Tensor channel_shuffle(long groups)
        {
            RequireLive();
            if (layout.Rank < 3) throw TorchError.Create($"channel_shuffle expects input with > 2 dims, but got input with sizes {layout.Describe()}");
            if (groups <= 0) throw TorchError.Create($"Number of groups to divide channels in must be positive. Value of groups:{groups}");
            long channels = layout.Sizes[1];
            if (channels % groups != 0) throw TorchError.Create($"Number of channels must be divisible by groups. Got {channels} channels and {groups} groups.");
            return view([layout.Sizes[0], groups, channels / groups, .. layout.Sizes[2..]]).transpose(1, 2).reshape(layout.Sizes);
        }
    }
}
