using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How many bins a histogram should have: the rules behind <see cref="HistogramBinSelector"/>.</summary>
internal static class HistogramBins
{
    internal static long Count(Tensor x, HistogramBinSelector rule)
    {
        double n = x.layout.Count;
        if (n == 0) return 1;
        double width = x.max().item<double>() - x.min().item<double>();
        double deviation = x.std(unbiased: false).item<double>();
        return rule switch
        {
            HistogramBinSelector.Sqrt => Bins(Math.Sqrt(n)),
            HistogramBinSelector.Sturges => Bins(Math.Log2(n) + 1),
            HistogramBinSelector.Rice => Bins(2 * Math.Cbrt(n)),
            HistogramBinSelector.Scott => Bins(width / (Math.Cbrt(24 * Math.Sqrt(Math.PI) / n) * deviation)),
            HistogramBinSelector.Doane => Doane(x, n, deviation),
            HistogramBinSelector.Stone => Stone(x, n),
            _ => throw new ArgumentException($"There is no rule {rule} for the number of bins."),
        };
    }

    static long Bins(double count) => double.IsFinite(count) ? Math.Max(1, (long)Math.Ceiling(count)) : 1;

    /// <summary>Sturges' rule with a term for the skewness.</summary>
    static long Doane(Tensor x, double n, double deviation)
    {
        if (n <= 2 || deviation == 0) return 1;
        double skewness = ((x - x.mean()) / deviation).pow(3).mean().item<double>();
        double spread = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return Bins(1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(skewness) / spread)));
    }

    /// <summary>The count with the least estimated squared error (leave-one-out), up to max(100, sqrt(n)).</summary>
    static long Stone(Tensor x, double n)
    {
        double low = x.min().item<double>(), width = x.max().item<double>() - low;
        if (n <= 1 || width == 0) return 1;
        long limit = Math.Max(100, (long)Math.Sqrt(n)), best = 1;
        double least = double.PositiveInfinity;
        for (long bins = 1; bins <= limit; bins++)
        {
            double squares = (histogram(x, bins, (low, low + width)).hist / n).square().sum().item<double>();
            double risk = (2 - ((n + 1) * squares)) * bins;
            if (risk < least) (least, best) = (risk, bins);
        }
        return best;
    }
}
