namespace TorchSharp;

/// <summary>Functions that lose digits or overflow when written down naively.</summary>
internal static class SmoothMath
{
    internal static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>ln(1 + e^x).</summary>
    internal static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>ln(1 + x), exact near zero: the rounding of 1 + x is divided out again (Kahan).</summary>
    internal static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x - 1, exact near zero.</summary>
    internal static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) < 1e-5) return x + (0.5 * x * x);
        double e = Math.Exp(x);
        return Math.Abs(x) > 0.5 ? e - 1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);
    }
}
