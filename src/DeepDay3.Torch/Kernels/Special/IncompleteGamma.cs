using static MathNet.Numerics.SpecialFunctions;

namespace TorchSharp.Kernels;

/// <summary>The regularized lower incomplete gamma function P(a, x).</summary>
internal readonly struct LowerGamma : IPairFunction
{
    public static double Apply(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x) || a < 0 || x < 0) return double.NaN;
        if (a == 0) return x > 0 ? 1 : double.NaN;
        if (x == 0) return 0;
        if (double.IsInfinity(a)) return double.IsInfinity(x) ? double.NaN : 0;
        return double.IsInfinity(x) ? 1 : GammaLowerRegularized(a, x);
    }
}

/// <summary>The regularized upper incomplete gamma function Q(a, x) = 1 - P(a, x).</summary>
internal readonly struct UpperGamma : IPairFunction
{
    public static double Apply(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x) || a < 0 || x < 0) return double.NaN;
        if (a == 0) return x > 0 ? 0 : double.NaN;
        if (x == 0) return 1;
        if (double.IsInfinity(a)) return double.IsInfinity(x) ? double.NaN : 1;
        return double.IsInfinity(x) ? 0 : GammaUpperRegularized(a, x);
    }
}
