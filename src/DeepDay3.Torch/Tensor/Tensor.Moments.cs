namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // The deviation, and mean and deviation together; dimensions come as an array, a span, a number or a tuple.
        Tensor Deviation(ReadOnlySpan<long> dimensions, bool unbiased, bool keep, ScalarType? type)
        {
            var variance = Variance(dimensions, unbiased, keep, type);
            var result = variance.WithoutGraph().sqrt();
            // No slope where nothing deviates.
            return Recording(variance) ? result.Record(new ResultBackward(variance, result, "StdBackward0", static (g, x, y) => (g / (y * 2)).masked_fill(y.eq(0), 0))) : result;
        }

        public Tensor std(bool unbiased = true) => Deviation([], unbiased, false, null);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation(dimensions, unbiased, keepdim, type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation(dimensions, unbiased, keepdim, type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim], unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Deviation([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => (Deviation([], unbiased, false, null), mean());

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Deviation(dimensions, unbiased, keepdim, type), Mean(dimensions, keepdim, type));

        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Deviation(dimensions, unbiased, keepdim, type), Mean(dimensions, keepdim, type));

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Deviation([dim], unbiased, keepdim, type), Mean([dim], keepdim, type));

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Deviation([dim.Item1, dim.Item2], unbiased, keepdim, type), Mean([dim.Item1, dim.Item2], keepdim, type));

        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Deviation([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type), Mean([dim.Item1, dim.Item2, dim.Item3], keepdim, type));

        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => (Variance([], unbiased, false, null), mean());

        public (Tensor @var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Variance(dimensions, unbiased, keepdim, type), Mean(dimensions, keepdim, type));

        public (Tensor @var, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Variance(dimensions, unbiased, keepdim, type), Mean(dimensions, keepdim, type));

        public (Tensor @var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Variance([dim], unbiased, keepdim, type), Mean([dim], keepdim, type));

        public (Tensor @var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Variance([dim.Item1, dim.Item2], unbiased, keepdim, type), Mean([dim.Item1, dim.Item2], keepdim, type));

        public (Tensor @var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => (Variance([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type), Mean([dim.Item1, dim.Item2, dim.Item3], keepdim, type));
    }
}
