using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        Tensor Sum(ReadOnlySpan<long> dimensions, bool keep, ScalarType? type)
        {
            var result = Reductions.Sum(this, dimensions, keep, type);
            return Recording(this) ? result.Record(new SumBackward(this, dimensions.ToArray(), keep)) : result;
        }

        public Tensor sum(ScalarType? type = null) => Sum([], false, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Sum(dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Sum(dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1, dim2], keepdim, type);

        public Tensor mean() => Mean([], false, null);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Mean(dimensions, keepdim, type);

        Tensor Mean(ReadOnlySpan<long> dimensions, bool keep, ScalarType? type)
        {
            RequireLive();
            var target = type ?? this.scalarType;
            if (!DTypes.IsInexact(target)) throw TorchError.Create(
                $"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {DTypes.Name(target)}");
            long count = 1;
            if (dimensions.Length == 0) count = layout.Count;
            else foreach (long dimension in dimensions) count *= layout.Rank == 0 ? 1 : layout.Sizes[layout.Dimension(dimension)];
            return Sum(dimensions, keep, type).Over((double)count);
        }

        public Tensor var(bool unbiased = true) => Variance([], unbiased, false, null);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions, unbiased, keepdim, type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions, unbiased, keepdim, type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim], unbiased, keepdim, type);

        Tensor Variance(ReadOnlySpan<long> dimensions, bool unbiased, bool keep, ScalarType? type)
        {
            RequireLive();
            if (DTypes.IsComplex(this.scalarType)) return real.Variance(dimensions, unbiased, keep, null) + imag.Variance(dimensions, unbiased, keep, null);
            if (!DTypes.IsFloat(this.scalarType)) throw TorchError.Create("std and var only support floating point and complex dtypes");
            if (type is { } wanted && wanted != this.scalarType) return to_type(wanted).Variance(dimensions, unbiased, keep, null);
            var result = LineReductions.Run<VarianceReduction>(this, dimensions, keep, this.scalarType, unbiased ? 1 : 0);
            return Recording(this) ? result.Record(new VarBackward(this, dimensions.ToArray(), unbiased, keep)) : result;
        }

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Extremum(dim, keepdim, largest: true);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Extremum(dim, keepdim, largest: false);

        (Tensor values, Tensor indexes) Extremum(long dim, bool keepdim, bool largest)
        {
            RefuseComplex(largest ? "max(): does not support complex input" : "min(): does not support complex input");
            int d = layout.Dimension(dim);
            var (values, indices) = Reductions.Extremum(this, d, keepdim, largest);
            if (Recording(this)) values.Record(new PickBackward(this, indices, d, keepdim, largest ? "MaxBackward0" : "MinBackward0"));
            return (values, indices);
        }

        public Tensor max() => Extreme(largest: true);

        public Tensor min() => Extreme(largest: false);

        Tensor Extreme(bool largest)
        {
            RefuseComplex(largest ? "\"max_all\" not implemented for '{0}'" : "\"min_all\" not implemented for '{0}'");
            if (layout.Count == 0) throw TorchError.Create($"{(largest ? "max" : "min")}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
            var result = Reductions.Extremum(Compact().detach().view(-1), 0, false, largest).values;
            return Recording(this) ? result.Record(new ExtremeBackward(this, result, largest ? "MaxBackward1" : "MinBackward1")) : result;
        }

        public Tensor max(Tensor other) => maximum(other);

        public Tensor min(Tensor other) => minimum(other);

        public Tensor argmax() => Arg(largest: true);

        public Tensor argmin() => Arg(largest: false);

        void RefuseArg(string kernel)
        {
            if (dtype == ScalarType.Bool || DTypes.IsComplex(scalarType)) throw TorchError.Create($"\"{kernel}\" not implemented for '{DTypes.Name(scalarType)}'");
        }

        Tensor Arg(bool largest)
        {
            RefuseArg(largest ? "argmax_cpu" : "argmin_cpu");
            if (layout.Count == 0) throw TorchError.Create($"{(largest ? "argmax" : "argmin")}(): Expected reduction dim to be specified for input.numel() == 0.");
            return Reductions.Extremum(Compact().detach().view(-1), 0, false, largest).indices;
        }

        public Tensor argmax(long dim, bool keepdim = false) { RefuseArg("argmax_cpu"); return Reductions.Extremum(this, layout.Dimension(dim), keepdim, largest: true).indices; }

        public Tensor argmin(long dim, bool keepdim = false) { RefuseArg("argmin_cpu"); return Reductions.Extremum(this, layout.Dimension(dim), keepdim, largest: false).indices; }

        public Tensor any() => Quantify([], false, all: false);

        public Tensor any(long dim, bool keepdim = false) => Quantify([dim], keepdim, all: false);

        public Tensor all() => Quantify([], false, all: true);

        public Tensor all(long dim, bool keepdim = false) => Quantify([dim], keepdim, all: true);

        Tensor Quantify(ReadOnlySpan<long> dimensions, bool keep, bool all)
        {
            var flags = Cast(ScalarType.Bool);
            var counted = Reductions.Sum(all ? flags.logical_not() : flags, dimensions, keep, ScalarType.Int64);
            var result = all ? counted.eq(0) : counted.ne(0);
            return scalarType == ScalarType.Byte ? result.Cast(ScalarType.Byte) : result;
        }
    }
}
