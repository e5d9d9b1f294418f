namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy laid out so many times along each dimension; leading dimensions may be added.</summary>
        public Tensor repeat(params long[] sizes)
        {
            RequireLive();
            int lead = sizes.Length - layout.Rank;
            if (lead < 0) throw TorchError.Create("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
            var result = new long[sizes.Length];
            var split = new List<long>();
            var wide = new List<long>();
            for (int i = 0; i < sizes.Length; i++)
            {
                long own = i < lead ? 1 : layout.Sizes[i - lead];
                result[i] = own * sizes[i];
                if (sizes[i] != 1)
                {
                    split.Add(1);
                    wide.Add(sizes[i]);
                }
                split.Add(own);
                wide.Add(own);
            }
            foreach (long size in result)
                if (size < 0) throw TorchError.Create($"Trying to create tensor with negative dimension {size}: {Layout.Describe(result)}");
            return reshape([.. split]).expand([.. wide]).clone().view(result);
        }

        /// <summary>As <see cref="repeat"/>, where missing leading numbers count as 1.</summary>
        public Tensor tile(long[] reps)
        {
            RequireLive();
            int missing = Math.Max(0, layout.Rank - reps.Length);
            return repeat([.. Enumerable.Repeat(1L, missing), .. reps]);
        }

        /// <summary>Each entry of a dimension (of all elements in order, without one) repeated in place.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            RequireLive();
            if (repeats < 0) throw TorchError.Create("repeats can not be negative");
            if (dim is null || layout.Rank == 0) return layout.Rank == 1 ? repeat_interleave(repeats, 0, output_size) : reshape(-1).repeat_interleave(repeats, 0, output_size);
            int d = layout.Dimension(dim.Value);
            CheckOutputSize(layout.Sizes[d] * repeats, output_size);
            long[] wide = [.. layout.Sizes[..(d + 1)], repeats, .. layout.Sizes[(d + 1)..]];
            long[] sizes = [.. layout.Sizes];
            sizes[d] *= repeats;
            return unsqueeze(d + 1).expand(wide).clone().view(sizes);
        }

        /// <summary>Each entry of a dimension repeated as often as the entry of <paramref name="repeats"/> with the same index says.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
        {
            RequireLive();
            if (repeats.layout.Rank > 1) throw TorchError.Create("repeats must be 0-dim or 1-dim tensor");
            if (repeats.scalarType is not (ScalarType.Int64 or ScalarType.Int32)) throw TorchError.Create($"\"repeat_interleave_cpu\" not implemented for '{DTypes.Name(repeats.scalarType)}'");
            if (dim is null || layout.Rank == 0) return layout.Rank == 1 ? repeat_interleave(repeats, 0, output_size) : reshape(-1).repeat_interleave(repeats, 0, output_size);
            int d = layout.Dimension(dim.Value);
            long length = layout.Sizes[d];
            if (repeats.layout.Count == 1) return repeat_interleave(repeats.ToNumber().Int64, d, output_size);
            if (repeats.layout.Count != length) throw TorchError.Create("repeats must have the same size as input along dim");
            var counts = repeats.Cast(ScalarType.Int64).Compact().Elements<long>();
            var index = new List<long>();
            for (int i = 0; i < counts.Length; i++)
            {
                if (counts[i] < 0) throw TorchError.Create("repeats can not be negative");
                for (long k = 0; k < counts[i]; k++) index.Add(i);
            }
            CheckOutputSize(index.Count, output_size);
            return index_select(d, tensor(index));
        }

        static void CheckOutputSize(long actual, long? expected)
        {
            if (expected is { } size && size != actual) throw TorchError.Create("allocated size does not match required size");
        }
    }
}
