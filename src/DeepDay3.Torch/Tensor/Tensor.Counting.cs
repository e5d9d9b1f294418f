namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Distinct values in ascending order (or distinct entries of a dimension); what was not asked for is null.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            RequireLive();
            var (values, inverse, counts) = Counting.Unique(this, consecutive: false, dim is { } d ? layout.Dimension(d) : null);
            return (values, return_inverse ? inverse : null, return_counts ? counts : null);
        }

        /// <summary>The first of each run of equal values; what was not asked for is null.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            RequireLive();
            var (values, inverse, counts) = Counting.Unique(this, consecutive: true, dim is { } d ? layout.Dimension(d) : null);
            return (values, return_inverse ? inverse : null, return_counts ? counts : null);
        }

        /// <summary>The index of the bucket of each element: boundaries[i - 1] &lt; x &lt;= boundaries[i], or with the equality at the other end when right.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false)
        {
            if (boundaries.Dimensions != 1) throw TorchError.Create($"boundaries tensor must be 1 dimension, but got dim({boundaries.layout.Rank})");
            return Counting.Search(boundaries, this, right, outInt32, "torch.searchsorted()");
        }

        /// <summary>How often each of 0, 1, 2, ... occurs, or the sum of the weights of its occurrences.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Counting.BinCount(this, weights, minlength);

        /// <summary>Counts in equal bins from min to max; from the smallest to the largest element where both are 0.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Counting.HistC(this, bins, min, max);

        /// <summary>The covariance of variables in rows, observations in columns.</summary>
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null)
        {
            RequireLive();
            if (layout.Rank > 2) throw TorchError.Create($"cov(): expected input to have two or fewer dimensions but got an input with {layout.Rank} dimensions");
            if (scalarType == ScalarType.Bool) throw TorchError.Create("cov(): bool dtype is not supported for input");
            var x = layout.Rank < 2 ? reshape(1, layout.Count) : this;
            if (!DTypes.IsFloat(x.scalarType)) x = x.Cast(get_default_dtype());
            long observations = x.layout.Sizes[1];
            var weights = fweights?.to_type(x.scalarType);
            if (aweights is not null) weights = weights is null ? aweights.to_type(x.scalarType) : weights * aweights.to_type(x.scalarType);
            foreach (var (given, name) in new[] { (fweights, "fweights"), (aweights, "aweights") })
            {
                if (given is null) continue;
                if (given.layout.Rank > 1 || given.layout.Count != observations) throw TorchError.Create($"cov(): expected {name} to have one value for each of {observations} observations but got {given.layout.Describe()}");
                if (given.layout.Count > 0 && given.lt(0).any().item<bool>()) throw TorchError.Create($"cov(): {name} cannot be negative");
            }
            var total = weights is null ? FromNumber(observations, x.scalarType) : weights.sum();
            var mean = (weights is null ? x.sum(1) : (x * weights).sum(1)) / total;
            var norm = correction == 0 ? total
                : aweights is null ? total - correction
                : total - (correction * (weights! * aweights.to_type(x.scalarType)).sum() / total);
            norm = norm.clamp_min(0);
            var centred = x - mean.unsqueeze(1);
            var result = centred.mm((weights is null ? centred : centred * weights).t()) / norm;
            return layout.Rank < 2 ? result.reshape() : result;
        }

        /// <summary>The correlation coefficients of variables in rows.</summary>
        public Tensor corrcoef()
        {
            RequireLive();
            if (layout.Rank > 2) throw TorchError.Create($"corrcoef(): expected input to have two or fewer dimensions but got an input with {layout.Rank} dimensions");
            var covariance = cov();
            if (covariance.layout.Rank == 0) return covariance / covariance;
            var deviation = covariance.MatrixDiagonal().sqrt();
            return (covariance / deviation.unsqueeze(1) / deviation.unsqueeze(0)).clamp(-1, 1);
        }

        /// <summary>The diagonals of the matrices in the last two dimensions.</summary>
        internal Tensor MatrixDiagonal()
        {
            if (!layout.Contiguous) return contiguous().MatrixDiagonal();
            long n = Math.Min(layout.Sizes[^2], layout.Sizes[^1]);
            return as_strided([.. layout.Sizes[..^2], n], [.. layout.Strides[..^2], layout.Strides[^2] + layout.Strides[^1]], offset);
        }
    }
}
