namespace TorchSharp;

/// <summary>Rules for the number of a histogram's bins, as NumPy has them.</summary>
public enum HistogramBinSelector
{
    Doane,
    Rice,
    Scott,
    Sqrt,
    Stone,
    Sturges,
}

public static partial class torch
{
    /// <summary>Counts (or sums of weights, or densities) in bins of equal width, and the bins' edges.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double, double)? range = null, Tensor? weight = null, bool density = false)
    {
        if (bins <= 0) throw TorchError.Create($"torch.histogram(): bins must be > 0, but got {bins} for dimension 0");
        RequireHistogram(input);
        var (low, high) = range ?? (0, 0);
        if (range is null && input.layout.Count > 0) (low, high) = (input.min().ToDouble(), input.max().ToDouble());
        if (!double.IsFinite(low) || !double.IsFinite(high)) throw TorchError.Create($"torch.histogram: dimension 0's range [{low}, {high}] is not finite");
        if (low > high) throw TorchError.Create($"torch.histogram: min should not exceed max, but got min {low} max {high} for dimension 0");
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        return histogram(input, linspace(low, high, bins + 1, input.scalarType), weight, density);
    }

    /// <summary>Counts (or sums of weights, or densities) between rising edges, the last one included.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, Tensor? weight = null, bool density = false)
    {
        RequireHistogram(input);
        if (bins.dtype != input.scalarType) throw TorchError.Create($"torch.histogram(): input tensor and bins tensors should have the same dtype, but got input with dtype {DTypes.Name(input.scalarType)} and bins {DTypes.Name(bins.scalarType)}");
        if (bins.layout.Rank != 1 || bins.layout.Count < 2) throw TorchError.Create($"torch.histogram(): bins tensor should have one dimension and at least two edges, but got {bins.layout.Describe()}");
        if (weight is not null && !weight.layout.SameSizes(input.layout)) throw TorchError.Create("torch.histogram(): if weight tensor is provided it should have the same shape as the input tensor");
        using var mode = new GradMode.Guard(false);
        var flat = input.reshape(-1);
        long count = bins.layout.Count - 1;
        var inside = flat.ge(bins[0]).logical_and(flat.le(bins[count]));
        var at = searchsorted(bins, flat.masked_select(inside), right: true).sub(1).clamp(0, count - 1);
        var weights = (weight is null ? ones([flat.layout.Count], input.scalarType) : weight.reshape(-1).Cast(input.scalarType)).masked_select(inside);
        var hist = zeros([count], input.scalarType).index_add(0, at, weights, 1);
        if (density) hist = hist / (hist.sum() * bins.diff());
        return (hist, bins);
    }

    /// <summary>Counts in as many bins as a rule finds right for the data.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, HistogramBinSelector bins, (double, double)? range = null, bool density = false)
    {
        RequireHistogram(input);
        using var mode = new GradMode.Guard(false);
        var x = input.reshape(-1).Cast(ScalarType.Float64);
        if (range is { } given) x = x.masked_select(x.ge(given.Item1).logical_and(x.le(given.Item2)));
        return histogram(input, HistogramBins.Count(x, bins), range, null, density);
    }

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, out (Tensor hist, Tensor bin_edges) out_tensor) => out_tensor = histogram(input, bins);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, Tensor? weight, bool density, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        out_tensor = histogram(input, bins, weight, density);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, out (Tensor hist, Tensor bin_edges) out_tensor) => out_tensor = histogram(input, bins);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double, double)? range, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        out_tensor = histogram(input, bins, range);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double, double)? range, Tensor? weight, bool density, out (Tensor hist, Tensor bin_edges) out_tensor) =>
        out_tensor = histogram(input, bins, range, weight, density);

    static void RequireHistogram(Tensor input)
    {
        input.RequireLive();
        if (!DTypes.IsFloat(input.scalarType)) throw TorchError.Create($"\"histogram_cpu\" not implemented for '{DTypes.Name(input.scalarType)}'");
    }
}
