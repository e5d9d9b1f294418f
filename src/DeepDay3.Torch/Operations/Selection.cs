using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moving elements by index. Knows nothing of gradients.</summary>
internal static class Selection
{
    /// <summary>Indices as int64 without gaps, each checked against a size and counted from the end where negative.</summary>
    internal static Tensor Indices(Tensor index, long size, int dimension, bool negative = false, bool line = false)
    {
        index.RequireLive();
        if (index.scalarType is not (ScalarType.Int64 or ScalarType.Int32)) throw TorchError.Create(
            line ? "index_select(): Expected dtype int32 or int64 for index" : "tensors used as indices must be long, byte or bool tensors");
        var result = index.Cast(ScalarType.Int64).Compact().WithoutGraph();
        Tensor? copy = null;
        var values = result.Elements<long>();
        for (int i = 0; i < values.Length; i++)
        {
            long value = values[i];
            if (value >= 0 && value < size) continue;
            if (line) throw TorchError.Create("index out of range in self");
            if (!negative || value < -size || value >= size) throw TorchError.Create($"index {value} is out of bounds for dimension {dimension} with size {size}");
            if (copy is null) values = (copy = result.Materialize()).Elements<long>();
            values[i] = value + size;
        }
        return copy ?? result;
    }

    internal static Tensor Select(Tensor x, int dimension, Tensor index)
    {
        x.RequireLive();
        var view = AxisView.Of(x, dimension);
        index = Indices(index, view.Length, dimension, line: true);
        long[] sizes = x.layout.Rank == 0 ? [] : [.. x.layout.Sizes];
        if (sizes.Length > 0) sizes[dimension] = index.layout.Count;
        var result = Tensor.Allocate(Layout.Of(sizes), x.scalarType);
        if (result.layout.Count == 0) return result;
        var action = new LineAction { Kind = LineKind.Select, X = view.Source, Index = index, Result = result, Outer = view.Outer, Length = view.Length, Inner = view.Inner };
        Dispatch.Numeric(x.scalarType, ref action);
        return result;
    }

    /// <summary>Adds lines of <paramref name="x"/> to the lines of a row-major <paramref name="target"/> that the index names.</summary>
    internal static void Add(Tensor target, int dimension, Tensor index, Tensor x)
    {
        var view = AxisView.Of(target, dimension);
        index = Indices(index, view.Length, dimension, line: true);
        if (x.layout.Count == 0) return;
        var action = new LineAction { Kind = LineKind.Add, X = x.Compact(), Index = index, Result = target, Outer = view.Outer, Length = view.Length, Inner = view.Inner };
        Dispatch.Numeric(target.scalarType, ref action);
    }

    static void RequireRank(Tensor x, Tensor index, string of = "input")
    {
        if (Math.Max(1, x.layout.Rank) != Math.Max(1, index.layout.Rank)) throw TorchError.Create(
            $"Index tensor must have the same number of dimensions as {of} tensor");
    }

    static void RequireWithin(Tensor index, Tensor x, int dimension, string operation)
    {
        for (int i = 0; i < index.layout.Rank; i++)
            if (i != dimension && index.layout.Sizes[i] > x.layout.Sizes[i]) throw TorchError.Create(
                $"Size does not match at dimension {i} expected index {index.layout.Describe()} to be smaller than {operation} {x.layout.Describe()} apart from dimension {dimension}");
    }

    static void RequireWithin(Tensor index, Tensor x, Tensor values, int dimension)
    {
        for (int i = 0; i < index.layout.Rank; i++)
            if ((i != dimension && index.layout.Sizes[i] > x.layout.Sizes[i]) || index.layout.Sizes[i] > values.layout.Sizes[i]) throw TorchError.Create(
                $"Expected index {index.layout.Describe()} to be smaller than self {x.layout.Describe()} apart from dimension {dimension} and to be smaller size than src {values.layout.Describe()}");
    }

    /// <summary>A tensor cut to the index's sizes in every dimension but one, so that lines match one to one.</summary>
    static Tensor Cut(Tensor x, Tensor index, int dimension)
    {
        for (int i = 0; i < index.layout.Rank; i++)
            if (i != dimension && index.layout.Sizes[i] != x.layout.Sizes[i]) x = x.narrow(i, 0, index.layout.Sizes[i]);
        return x;
    }

    internal static Tensor Gather(Tensor x, int dimension, Tensor index)
    {
        RequireRank(x, index);
        RequireWithin(index, x, dimension, "self");
        if (index.scalarType != ScalarType.Int64) throw TorchError.Create("gather(): Expected dtype int64 for index");
        using var mode = new GradMode.Guard(false);
        var view = AxisView.Of(Cut(x, index, dimension), dimension);
        var at = Indices(index, view.Length, dimension);
        var result = Tensor.Allocate(Layout.Of([.. index.layout.Sizes]), x.scalarType);
        if (result.layout.Count == 0) return result;
        int picks = index.layout.Rank == 0 ? 1 : (int)index.layout.Sizes[dimension];
        var action = new LineAction { Kind = LineKind.Gather, X = view.Source, Index = at, Result = result, Outer = view.Outer, Length = view.Length, Picks = picks, Inner = view.Inner };
        Dispatch.Numeric(x.scalarType, ref action);
        return result;
    }

    /// <summary>A copy of <paramref name="x"/> with values written (or added) where the index says.</summary>
    internal static Tensor Scatter(Tensor x, int dimension, Tensor index, Tensor values, bool add)
    {
        RequireRank(x, index, "self");
        if (x.scalarType != values.scalarType) throw TorchError.Create("scatter(): Expected self.dtype to be equal to src.dtype");
        if (index.layout.Count > 0 && index.scalarType != ScalarType.Int64) throw TorchError.Create("scatter(): Expected dtype int64 for index");
        var result = x.Materialize();
        if (index.layout.Count == 0) return result;
        RequireRank(values, index, "src");
        RequireWithin(index, x, values, dimension);
        using var mode = new GradMode.Guard(false);
        for (int i = 0; i < index.layout.Rank; i++)
            if (values.layout.Sizes[i] != index.layout.Sizes[i]) values = values.narrow(i, 0, index.layout.Sizes[i]);
        var region = Cut(result, index, dimension);
        var view = AxisView.Of(region, dimension);
        var at = Indices(index, view.Length, dimension);
        int picks = index.layout.Rank == 0 ? 1 : (int)index.layout.Sizes[dimension];
        var action = new LineAction { Kind = add ? LineKind.ScatterAdd : LineKind.Scatter, X = values.Compact(), Index = at, Result = view.Source, Outer = view.Outer, Length = view.Length, Picks = picks, Inner = view.Inner };
        Dispatch.Numeric(x.scalarType, ref action);
        if (!ReferenceEquals(view.Source.memory, result.memory)) region.CopyFrom(view.Source);
        return result;
    }

    enum LineKind
    {
        Select,
        Add,
        Gather,
        Scatter,
        ScatterAdd,
    }

    struct LineAction : INumericAction
    {
        internal LineKind Kind;
        internal Tensor X;
        internal Tensor Index;
        internal Tensor Result;
        internal int Outer;
        internal int Length;
        internal int Picks;
        internal int Inner;

        /// <summary>Lines are added as lines of parts, scattered numbers one by one; everything else only moves.</summary>
        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (Kind == LineKind.Add) Lines.Add<T>(ComplexLines.Parts(X.Elements<ComplexNumber<T>>()), Index.Elements<long>(), ComplexLines.Parts(Result.Elements<ComplexNumber<T>>()), Outer, Length, 2 * Inner);
            else if (Kind == LineKind.ScatterAdd) ComplexLines.ScatterAdd<T>(X.Elements<ComplexNumber<T>>(), Index.Elements<long>(), Result.Elements<ComplexNumber<T>>(), Outer, Length, Picks, Inner);
            else ComplexMoves.Run<T, LineAction>(this);
        }

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            ReadOnlySpan<T> x = X.Elements<T>();
            ReadOnlySpan<long> index = Index.Elements<long>();
            var d = Result.Elements<T>();
            switch (Kind)
            {
                case LineKind.Select: Lines.Select(x, index, d, Outer, Length, Inner); break;
                case LineKind.Add: Lines.Add(x, index, d, Outer, Length, Inner); break;
                case LineKind.Gather: Lines.Gather(x, index, d, Outer, Length, Picks, Inner); break;
                default: Lines.Scatter(x, index, d, Outer, Length, Picks, Inner, Kind == LineKind.ScatterAdd); break;
            }
        }
    }
}
