namespace TorchSharp;

public static partial class torch
{
    public static partial class fft
    {
        // Transforms along several dimensions: one after the other. The one along which half of a spectrum stands for the whole is the last.

        public static Tensor fft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => fftn(input, s, dim ?? [-2, -1], norm);

        public static Tensor ifft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => ifftn(input, s, dim ?? [-2, -1], norm);

        /// <summary>The transform along some dimensions (all without), each cut or filled with zeros to its size in <paramref name="s"/> where that is not -1.</summary>
        public static Tensor fftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Every(Numbers(input, true), Plan(input, s, dim), inverse: false, norm);

        public static Tensor ifftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => Every(Numbers(input, true), Plan(input, s, dim), inverse: true, norm);

        public static Tensor rfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => rfftn(input, s, dim ?? [-2, -1], norm);

        public static Tensor irfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => irfftn(input, s, dim ?? [-2, -1], norm);

        /// <summary>The spectrum of a real signal; along the last dimension only its first half.</summary>
        public static Tensor rfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            RequireReal(input, "rfftn expects a real-valued input tensor, but got");
            var plan = Some(Plan(input, s, dim), "rfftn");
            return Every(Half(Numbers(input, false), plan[^1].size, plan[^1].dimension, inverse: false, norm), plan[..^1], inverse: false, norm);
        }

        /// <summary>Undoes <see cref="rfftn"/>; the last size is even where it is not given.</summary>
        public static Tensor irfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            var plan = Some(Plan(input, s, dim), "irfftn");
            return Whole(Every(Numbers(input, true), plan[..^1], inverse: true, norm), plan[^1].size, plan[^1].dimension, inverse: true, norm);
        }

        public static Tensor hfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => hfftn(input, s, dim ?? [-2, -1], norm);

        public static Tensor ihfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward) => ihfftn(input, s, dim ?? [-2, -1], norm);

        /// <summary>The real spectrum of a signal that is symmetric along the last dimension, of which the first half is given.</summary>
        public static Tensor hfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            var plan = Some(Plan(input, s, dim), "hfftn");
            return Whole(Every(Numbers(input, true), plan[..^1], inverse: false, norm).conj(), plan[^1].size, plan[^1].dimension, inverse: false, norm);
        }

        /// <summary>Undoes <see cref="hfftn"/>.</summary>
        public static Tensor ihfftn(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            RequireReal(input, "ihfftn expects a real-valued input tensor, but got");
            var plan = Some(Plan(input, s, dim), "ihfftn");
            return Every(Half(Numbers(input, false), plan[^1].size, plan[^1].dimension, inverse: true, norm).conj(), plan[..^1], inverse: true, norm);
        }

        /// <summary>The dimensions to go along and the size wanted of each, -1 for the one it has.</summary>
        static (int dimension, long size)[] Plan(Tensor input, long[]? s, long[]? dim)
        {
            input.RequireLive();
            int rank = input.layout.Rank;
            if (s is not null && dim is not null && s.Length != dim.Length) throw TorchError.Create("When given, dim and shape arguments must have the same length");
            if (s is not null && s.Length > rank) throw TorchError.Create($"Got shape with {s.Length} values but input tensor only has {rank} dimensions.");
            int count = s?.Length ?? rank;
            int[] dims = dim is not null ? Array.ConvertAll(dim, d => Dimension(input, d)) : [.. Enumerable.Range(rank - count, count)];
            if (dims.Distinct().Count() != dims.Length) throw TorchError.Create("FFT dims must be unique");
            foreach (long size in s ?? [])
                if (size != -1) Length(size);
            return [.. dims.Select((d, i) => (d, s?[i] ?? -1))];
        }

        static (int dimension, long size)[] Some((int dimension, long size)[] plan, string name) =>
            plan.Length > 0 ? plan : throw TorchError.Create($"{name} must transform at least one axis");

        static Tensor Every(Tensor x, (int dimension, long size)[] plan, bool inverse, FFTNormType norm)
        {
            foreach (var (dimension, size) in plan) x = Along(x, size, dimension, inverse, norm);
            return x;
        }
    }
}
