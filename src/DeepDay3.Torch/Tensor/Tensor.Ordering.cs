namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Records values that were picked along a dimension: their gradients go back to where they came from.</summary>
        (Tensor values, Tensor indices) Picked((Tensor values, Tensor indices) found, int dimension, bool keep, string node)
        {
            if (Recording(this)) found.values.Record(new PickBackward(this, found.indices, dimension, keep, node));
            return found;
        }

        /// <summary>Sorted along a dimension, and where each came from. Always stable; NaN counts as largest.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            return Picked(Ordering.Run(Ordering.What.Sort, this, d, descending: descending), d, true, "SortBackward0");
        }

        public Tensor argsort(long dim = -1, bool descending = false) { RequireLive(); return Ordering.Run(Ordering.What.Sort, this, layout.Dimension(dim), descending: descending).indices; }

        /// <summary>Sorted along the first dimension.</summary>
        public Tensor msort() => sort(0).Values;

        /// <summary>The k largest (smallest) along a dimension, best first, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (k < 0 || k > (layout.Rank == 0 ? 1 : layout.Sizes[d])) throw TorchError.Create("selected index k out of range");
            return Picked(Ordering.Run(Ordering.What.TopK, this, d, k: k, descending: largest), d, true, "TopkBackward0");
        }

        /// <summary>The k-th smallest, k counted from 1.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            RequireLive();
            int d = layout.Dimension(dim ?? -1);
            if (k < 1 || k > (layout.Rank == 0 ? 1 : layout.Sizes[d])) throw TorchError.Create("kthvalue(): selected number k out of range for dimension " + d);
            return Picked(Ordering.Run(Ordering.What.KthValue, this, d, keepdim, (int)k), d, keepdim, "KthvalueBackward0");
        }

        /// <summary>The median of all elements, the lower one of two; NaN where there is a NaN.</summary>
        public Tensor median() => Middle(Ordering.What.Median, "MedianBackward0");

        /// <summary>The median of all that is not NaN.</summary>
        public Tensor nanmedian() => Middle(Ordering.What.NanMedian, "NanmedianBackward0");

        Tensor Middle(Ordering.What what, string node)
        {
            RefuseFlags("\"median_out_impl\" not implemented for 'Bool'");
            if (layout.Count == 0) return Filled(Layout.Scalar, DTypes.IsFloat(scalarType) ? double.NaN : new Number(long.MinValue), scalarType);
            var result = Ordering.Run(what, Compact().detach().view(-1), 0, keep: false).values;
            return Recording(this) ? result.Record(new ExtremeBackward(this, result, node)) : result;
        }

        internal (Tensor values, Tensor indices) Median(long dim, bool keep)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (layout.Rank > 0 && layout.Sizes[d] == 0) throw TorchError.Create("median(): Expected reduction dim " + d + " to have non-zero size.");
            return Picked(Ordering.Run(Ordering.What.Median, this, d, keep), d, keep, "MedianBackward1");
        }

        /// <summary>The most frequent value along a dimension (the smallest of several) and the last place where it occurs.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            if (layout.Rank > 0 && layout.Sizes[d] == 0) throw TorchError.Create("mode(): Expected reduction dim " + d + " to have non-zero size.");
            return Picked(Ordering.Run(Ordering.What.Mode, this, d, keepdim), d, keepdim, "ModeBackward0");
        }

        public (Tensor values, Tensor indexes) cummax(long dim) { RequireLive(); int d = layout.Dimension(dim); return Picked(Ordering.Run(Ordering.What.RunningExtreme, this, d, descending: true), d, true, "CummaxBackward0"); }

        public (Tensor values, Tensor indexes) cummin(long dim) { RequireLive(); int d = layout.Dimension(dim); return Picked(Ordering.Run(Ordering.What.RunningExtreme, this, d, descending: false), d, true, "CumminBackward0"); }

        /// <summary>Quantiles along a dimension, by linear interpolation; several quantiles come as a new first dimension.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Quantile(q, dim, keepdim, ignoreNaN: false);

        /// <summary>Quantiles of all that is not NaN.</summary>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Quantile(q, dim, keepdim, ignoreNaN: true);

        Tensor Quantile(Tensor q, long dim, bool keep, bool ignoreNaN)
        {
            RequireLive();
            if (layout.Count == 0) throw TorchError.Create("quantile() input tensor must be non-empty");
            if (q.layout.Rank > 1) throw TorchError.Create("quantile() q must be a scalar or 1D tensor");
            if (!DTypes.IsFloat(scalarType)) throw TorchError.Create("quantile() input tensor must be either float or double dtype");
            if (q.scalarType != scalarType) throw TorchError.Create("quantile() q tensor must be same dtype as the input tensor");
            foreach (double value in q.Cast(ScalarType.Float64).Compact().Elements<double>())
                if (!(value is >= 0 and <= 1)) throw TorchError.Create("quantile() q values must be in the range [0, 1]");
            int d = layout.Dimension(dim);
            long count = layout.Rank == 0 ? 1 : layout.Sizes[d];
            // [..., count] in order, ranks as [..., quantiles].
            var sorted = (layout.Rank == 0 ? reshape(1) : transpose(d, -1)).sort(-1).Values;
            var isNaN = sorted.WithoutGraph().isnan();
            long[] lead = sorted.layout.Sizes[..^1];
            long quantiles = q.layout.Count;
            var last = ignoreNaN
                ? isNaN.logical_not().sum(-1, keepdim: true).sub(1).clamp_min(0).to_type(scalarType)
                : FromNumber(count - 1, scalarType);
            var ranks = q.WithoutGraph().reshape(quantiles).mul(last).expand([.. lead, quantiles]);
            if (!ignoreNaN) ranks = ranks.masked_fill(isNaN.any(-1, keepdim: true), count - 1);
            var below = ranks.to_type(ScalarType.Int64);
            var low = sorted.gather(-1, below.contiguous());
            var high = sorted.gather(-1, ranks.ceil().to_type(ScalarType.Int64));
            var result = low.lerp(high, ranks - below.to_type(scalarType));
            // The quantiles to the front, the dimension back to its place or away.
            if (layout.Rank == 0) return q.layout.Rank == 0 ? result.reshape() : result.reshape(keep ? [quantiles] : [quantiles]);
            result = result.unsqueeze(0).transpose(0, -1);
            result = result.transpose(d + 1, -1);
            if (!keep) result = result.squeeze(d + 1);
            return q.layout.Rank == 0 ? result.squeeze(0) : result;
        }
    }
}
