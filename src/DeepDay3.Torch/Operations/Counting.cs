using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Distinct values, places among boundaries, histograms. None of these has a gradient.</summary>
internal static class Counting
{
    internal static (Tensor values, Tensor inverse, Tensor counts) Unique(Tensor x, bool consecutive, int? dimension)
    {
        x.RequireLive();
        var action = new UniqueAction { X = x, Consecutive = consecutive, Dimension = dimension };
        if (dimension is { } d)
        {
            // Each entry of the dimension as a row.
            using var mode = new GradMode.Guard(false);
            action.Rows = (x.layout.Rank == 0 ? x.reshape(1) : x.transpose(0, d)).contiguous();
        }
        else action.Rows = x.Compact();
        Dispatch.Numeric(x.scalarType, ref action);
        return (action.Values!, action.Inverse!, action.Counts!);
    }

    static Tensor Longs(long[] values, Layout layout)
    {
        var result = Tensor.Allocate(layout, ScalarType.Int64);
        values.CopyTo(result.Elements<long>());
        return result;
    }

    struct UniqueAction : INumericAction
    {
        internal Tensor X;
        internal Tensor Rows;
        internal bool Consecutive;
        internal int? Dimension;
        internal Tensor? Values;
        internal Tensor? Inverse;
        internal Tensor? Counts;

        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            ReadOnlySpan<T> x = Rows.Elements<T>();
            if (Dimension is { } d)
            {
                int rows = (int)Rows.layout.Sizes[0], length = rows == 0 ? 0 : x.Length / rows;
                var found = Uniques.OfRows(rows, length, Consecutive, x);
                using var mode = new GradMode.Guard(false);
                var at = Longs([.. found.Representatives.Select(r => (long)r)], Layout.Of(found.Representatives.Length));
                var picked = Rows.index_select(0, at);
                Values = X.layout.Rank == 0 ? picked : picked.transpose(0, d).contiguous();
                (Inverse, Counts) = (Longs(found.Inverse, Layout.Of(found.Inverse.Length)), Longs(found.Counts, Layout.Of(found.Counts.Length)));
                return;
            }
            var unique = Consecutive ? Uniques.Consecutive(x) : Uniques.Sorted(x);
            Values = Tensor.Allocate(Layout.Of(unique.Values.Length), X.scalarType);
            unique.Values.CopyTo(Values.Elements<T>());
            (Inverse, Counts) = (Longs(unique.Inverse, X.layout.AsContiguous), Longs(unique.Counts, Layout.Of(unique.Counts.Length)));
        }
    }

    internal static Tensor Search(Tensor boundaries, Tensor values, bool right, bool asInt32, string name)
    {
        boundaries.RequireLive();
        values.RequireLive();
        if (boundaries.layout.Rank == 0) throw TorchError.Create($"{name}: input value can be a scalar only when boundary tensor dimension is 1, but we got boundary tensor dim(0)");
        var common = values.layout.Rank == 0 ? boundaries.scalarType : values.scalarType;
        if (boundaries.scalarType != common) throw TorchError.Create(
            $"{name}: boundary tensor should have same dtype as input value tensor, but we got boundary tensor dtype {DTypes.Name(boundaries.scalarType)} and input value tensor dtype {DTypes.Name(values.scalarType)}");
        bool single = boundaries.layout.Rank == 1;
        if (!single && (values.layout.Rank != boundaries.layout.Rank || !boundaries.layout.Sizes.AsSpan()[..^1].SequenceEqual(values.layout.Sizes.AsSpan()[..^1]))) throw TorchError.Create(
            $"{name}: boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor {boundaries.layout.Describe()} and input value tensor {values.layout.Describe()}");
        var action = new SearchAction { Boundaries = boundaries.Compact(), Values = values.Cast(common).Compact(), Result = Tensor.Allocate(values.layout.AsContiguous, ScalarType.Int64), Right = right, Single = single };
        if (action.Result.layout.Count > 0) Dispatch.Numeric(common, ref action);
        return asInt32 ? action.Result.Cast(ScalarType.Int32) : action.Result;
    }

    struct SearchAction : INumericAction
    {
        internal Tensor Boundaries;
        internal Tensor Values;
        internal Tensor Result;
        internal bool Right;
        internal bool Single;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            int count = (int)Boundaries.layout.Sizes[^1], total = (int)Values.layout.Count;
            int batch = Single ? 1 : total / (int)Values.layout.Sizes[^1];
            Histograms.SearchSorted<T>(batch, count, total / batch, Right, Boundaries.Elements<T>(), Values.Elements<T>(), Result.Elements<long>());
        }
    }

    internal static Tensor BinCount(Tensor x, Tensor? weights, long minlength)
    {
        x.RequireLive();
        if (DTypes.IsComplex(x.scalarType)) throw TorchError.Create($"\"bincount_cpu\" not implemented for '{DTypes.Name(x.scalarType)}'");
        if (x.layout.Rank != 1 || DTypes.IsFloat(x.scalarType) || x.scalarType == ScalarType.Bool) throw TorchError.Create("bincount only supports 1-d non-negative integral inputs.");
        if (minlength < 0) throw TorchError.Create("minlength should be >= 0");
        var input = x.Cast(ScalarType.Int64).Compact();
        foreach (long value in input.Elements<long>())
            if (value < 0) throw TorchError.Create("bincount only supports 1-d non-negative integral inputs.");
        var layout = Layout.Of(Histograms.BinCountLength(input.Elements<long>(), minlength));
        if (weights is null)
        {
            var counts = Tensor.Allocate(layout, ScalarType.Int64);
            Histograms.BinCount(input.Elements<long>(), counts.Elements<long>());
            GC.KeepAlive(input);
            return counts;
        }
        if (weights.layout.Rank != 1 || weights.layout.Count != x.layout.Count) throw TorchError.Create("weights should be 1-d and have the same length as input");
        var type = weights.scalarType == ScalarType.Float32 ? ScalarType.Float32 : ScalarType.Float64;
        var result = Tensor.Allocate(layout, type);
        var amounts = weights.Cast(type).Compact();
        if (type == ScalarType.Float32) Histograms.BinCount<float>(input.Elements<long>(), amounts.Elements<float>(), result.Elements<float>());
        else Histograms.BinCount<double>(input.Elements<long>(), amounts.Elements<double>(), result.Elements<double>());
        GC.KeepAlive(input);
        GC.KeepAlive(amounts);
        return result;
    }

    internal static Tensor HistC(Tensor x, long bins, double minimum, double maximum)
    {
        x.RequireLive();
        if (bins <= 0) throw TorchError.Create("bins must be > 0");
        var action = new HistogramAction { X = x.Compact(), Result = Tensor.Allocate(Layout.Of(bins), x.scalarType), Minimum = minimum, Maximum = maximum };
        try
        {
            Dispatch.Float(x.scalarType, ref action, "histogram_cpu");
        }
        catch (ArgumentException error)
        {
            throw TorchError.Create(error.Message);
        }
        return action.Result;
    }

    struct HistogramAction : IFloatAction
    {
        internal Tensor X;
        internal Tensor Result;
        internal double Minimum;
        internal double Maximum;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Histograms.HistC(X.Elements<T>(), T.CreateTruncating(Minimum), T.CreateTruncating(Maximum), Result.Elements<T>());
    }
}
