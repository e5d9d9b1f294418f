using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs the sorting and selection kernels on tensors. Knows nothing of gradients.</summary>
internal static class Ordering
{
    internal enum What
    {
        Sort,
        TopK,
        KthValue,
        Median,
        NanMedian,
        Mode,
        RunningExtreme,
    }

    /// <summary>Values and their positions along a dimension. Sorting keeps the shape, selection of k cuts the dimension to k, the others drop it.</summary>
    internal static (Tensor values, Tensor indices) Run(What what, Tensor x, int dimension, bool keep = true, int k = 0, bool descending = false)
    {
        x.RequireLive();
        if (DTypes.IsComplex(x.scalarType)) throw TorchError.Create($"\"{Kernel(what)}\" not implemented for '{DTypes.Name(x.scalarType)}'");
        var view = AxisView.Of(x, dimension);
        long[] sizes = what switch
        {
            What.Sort or What.RunningExtreme => x.layout.Sizes,
            What.TopK => x.layout.Rank == 0 ? [] : With(x.layout.Sizes, dimension, k),
            _ => x.layout.Rank == 0 ? [] : AxisView.Reduced(x.layout, [dimension], keep),
        };
        var layout = Layout.Of([.. sizes]);
        var action = new OrderAction { What = what, View = view, K = k, Descending = descending, Values = Tensor.Allocate(layout, x.scalarType), Indices = Tensor.Allocate(layout, ScalarType.Int64) };
        if (layout.Count > 0) Dispatch.Numeric(x.scalarType, ref action);
        return (action.Values, action.Indices);
    }

    static string Kernel(What what) => what switch
    {
        What.Sort => "sorting_kernel_method_name",
        What.TopK => "topk_cpu",
        What.KthValue => "kthvalue_cpu",
        What.Mode => "mode_cpu",
        What.RunningExtreme => "cummax_cpu",
        _ => "median_cpu",
    };

    static long[] With(long[] sizes, int dimension, long size)
    {
        var result = (long[])sizes.Clone();
        result[dimension] = size;
        return result;
    }

    struct OrderAction : INumericAction
    {
        internal What What;
        internal AxisView View;
        internal int K;
        internal bool Descending;
        internal Tensor Values;
        internal Tensor Indices;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            ReadOnlySpan<T> x = View.Source.Elements<T>();
            var values = Values.Elements<T>();
            var indices = Indices.Elements<long>();
            var (outer, length, inner) = (View.Outer, View.Length, View.Inner);
            switch (What)
            {
                case What.Sort: Sorting.Sort(outer, length, inner, Descending, x, values, indices); break;
                case What.TopK: Sorting.TopK(outer, length, inner, K, Descending, x, values, indices); break;
                case What.KthValue: Sorting.KthValue(outer, length, inner, K, x, values, indices); break;
                case What.Median: Sorting.Median(outer, length, inner, x, values, indices); break;
                case What.NanMedian: Middles.NanMedian(outer, length, inner, x, values, indices); break;
                case What.Mode: Middles.Mode(outer, length, inner, x, values, indices); break;
                default: Cumulative.Extreme(outer, length, inner, Descending, x, values, indices); break;
            }
        }
    }
}
