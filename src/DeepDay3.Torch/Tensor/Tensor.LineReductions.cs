using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of all elements; integers multiply as int64.</summary>
        public Tensor prod(ScalarType? type = null) => Product(null, false, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Product(dim, keepdim, type);

        Tensor Product(long? dim, bool keep, ScalarType? type)
        {
            RequireLive();
            var target = type ?? (DTypes.IsInexact(this.scalarType) ? this.scalarType : ScalarType.Int64);
            long? d = dim is { } given ? layout.Dimension(given) : null;
            var result = LineReductions.Run<ProductReduction>(this, d is { } axis ? [axis] : [], keep, target);
            return Recording(this) ? result.Record(new ProdBackward(this, result, d, keep)) : result;
        }

        Tensor Amax(ReadOnlySpan<long> dims, bool keep, Tensor? @out, bool largest)
        {
            var result = LineReductions.Extreme(this, dims, keep, largest);
            if (Recording(this)) result.Record(new AmaxBackward(this, result, dims.ToArray(), keep, largest ? "AmaxBackward0" : "AminBackward0"));
            return result.Into(@out);
        }

        /// <summary>The largest over several dimensions (all where none is named). The gradient is shared among equals.</summary>
        public Tensor amax(params long[] dims) => Amax(dims, false, null, largest: true);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out, largest: true);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out, largest: true);

        /// <summary>The smallest over several dimensions (all where none is named). The gradient is shared among equals.</summary>
        public Tensor amin(params long[] dims) => Amax(dims, false, null, largest: false);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out, largest: false);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out, largest: false);

        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false)
        {
            long[] dims = dim is { } d ? [d] : [];
            return (Amax(dims, keepdim, null, largest: false), Amax(dims, keepdim, null, largest: true));
        }

        /// <summary>What an `out` argument does: the result goes into that tensor, which must not be recorded.</summary>
        internal Tensor Into(Tensor? target)
        {
            if (target is null) return this;
            if (Recording(this, target)) throw TorchError.Create("out=... arguments don't support automatic differentiation, but one of the arguments requires grad.");
            if (DTypes.Category(scalarType) > DTypes.Category(target.dtype)) throw TorchError.Create(
                $"result type {DTypes.Name(scalarType)} can't be cast to the desired output type {DTypes.Name(target.scalarType)}");
            if (!target.layout.SameSizes(layout)) throw TorchError.Create(
                $"The out tensor has shape {target.layout.Describe()}, but the result has shape {layout.Describe()}; this engine does not resize tensors.");
            target.CopyFrom(this);
            return target.Changed();
        }

        public Tensor logsumexp(long dim, bool keepdim = false) => LogSumExp([dim], keepdim);

        internal Tensor LogSumExp(long[] dims, bool keep)
        {
            RefuseComplex("logsumexp(): Expected floating point type for result tensor, but got: {0}");
            var x = (DTypes.IsFloat(dtype) ? this : Cast(get_default_dtype())).WithoutGraph();
            Tensor result;
            if (x.layout.Count == 0) result = x.exp().sum(dims, keep).log();
            else
            {
                var largest = LineReductions.Extreme(x, dims, keep: true, largest: true);
                var shift = largest.masked_fill(largest.isinf(), 0);
                result = (x - shift).exp().sum(dims, keepdim: true).log().add(shift);
                if (!keep) result = result.reshape(AxisView.Reduced(layout, dims, keep: false));
            }
            return Recording(this) ? result.Record(new LogsumexpBackward(this, result, dims, keep)) : result;
        }

        /// <summary>The sum of all that is not NaN.</summary>
        public Tensor nansum() => NanSum([], false, null);

        internal Tensor NanSum(long[] dims, bool keep, ScalarType? type)
        {
            RefuseComplex("nansum does not support complex inputs");
            return (DTypes.IsFloat(dtype) ? masked_fill(isnan(), 0) : this).Sum(dims, keep, type);
        }

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null)
        {
            if (!DTypes.IsFloat(this.dtype)) throw TorchError.Create($"nanmean(): expected input to have floating point or complex dtype but got {DTypes.Name(scalarType)}");
            long[] dims = dim is { } d ? [d] : [];
            var sum = NanSum(dims, keepdim, dtype);
            return sum / isnan().logical_not().Sum(dims, keepdim, null).to_type(sum.scalarType);
        }

        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Reductions.Sum(Cast(ScalarType.Bool), dims ?? [], false, ScalarType.Int64);

        /// <summary>The p-norm of all elements taken as one vector.</summary>
        public Tensor norm(float p = 2) => VectorNorm(p, [], false);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => VectorNorm(p, [dim], keepdim);

        internal Tensor VectorNorm(double p, long[] dims, bool keep)
        {
            RequireLive();
            if (DTypes.IsComplex(scalarType)) return abs().VectorNorm(p, dims, keep);
            if (!DTypes.IsFloat(scalarType)) throw TorchError.Create(
                $"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {DTypes.Name(scalarType)}");
            var result = LineReductions.Run<NormReduction>(this, dims, keep, scalarType, p);
            return Recording(this) ? result.Record(new NormBackward(this, result, p, dims, keep)) : result;
        }

        /// <summary>The p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2) => sub(other).norm(p);

        /// <summary>Scales each part along <paramref name="dim"/> whose p-norm exceeds <paramref name="maxnorm"/> down to it.</summary>
        public Tensor renorm(float p, long dim, float maxnorm)
        {
            RequireLive();
            if (p <= 0) throw TorchError.Create("renorm: non-positive-norm not supported");
            if (layout.Rank < 2) throw TorchError.Create($"renorm: input needs at least 2 dimensions, got {layout.Rank} dimensions");
            int d = layout.Dimension(dim);
            var others = Enumerable.Range(0, layout.Rank).Where(i => i != d).Select(i => (long)i).ToArray();
            var norm = VectorNorm(p, others, keep: true);
            var factor = torch.where(norm.gt(maxnorm), (norm + 1e-7).DividedInto(maxnorm), FromNumber(1, scalarType));
            return mul(factor);
        }

        /// <summary>Along one dimension, the last element first.</summary>
        internal Tensor Reversed(int d) => index_select(d, torch.arange(layout.Sizes[d] - 1, -1, -1));
    }
}
