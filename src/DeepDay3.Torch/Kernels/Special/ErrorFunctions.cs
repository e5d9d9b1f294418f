using static MathNet.Numerics.SpecialFunctions;

namespace TorchSharp.Kernels;

/// <summary>The error function and what follows from it.</summary>
internal static class ErrorFunctions
{
    const double InverseRootPi = 0.5641895835477563;
    internal const double Root2 = 1.4142135623730951;

    internal static double Inverse(double x) => Math.Abs(x) > 1 ? double.NaN : double.IsNaN(x) ? x : x == 0 ? x : ErfInv(x);

    /// <summary>exp(x^2) erfc(x), also where erfc alone is too small.</summary>
    internal static double Scaled(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < -26.7) return double.PositiveInfinity;
        if (x < 5) return Math.Exp(x * x) * Erfc(x);
        if (x > 1e8) return InverseRootPi / x;
        // Continued fraction x + (1/2)/(x + 1/(x + (3/2)/(x + ...))), from the far end.
        double fraction = x;
        for (int k = 60; k > 0; k--) fraction = x + (k / 2.0 / fraction);
        return InverseRootPi / fraction;
    }

    /// <summary>The standard normal distribution function.</summary>
    internal static double Normal(double x) => 0.5 * Complement(-x / Root2);

    internal static double LogNormal(double x) => x < -1
        ? double.IsNegativeInfinity(x) ? x : Math.Log(Scaled(-x / Root2) / 2) - (x * x / 2)
        : Log1p.Apply(-Complement(x / Root2) / 2);

    internal static double NormalInverse(double p) => p is < 0 or > 1 || double.IsNaN(p) ? double.NaN
        : p == 0 ? double.NegativeInfinity
        : p == 1 ? double.PositiveInfinity
        : -Root2 * ErfcInv(2 * p);

    internal static double Complement(double x) => double.IsNaN(x) ? x : Erfc(x);

    internal static double Function(double x) => double.IsNaN(x) ? x : Erf(x);
}

internal readonly struct ErfFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.Function(x);
}

internal readonly struct ErfcFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.Complement(x);
}

internal readonly struct ErfcxFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.Scaled(x);
}

internal readonly struct ErfInvFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.Inverse(x);
}

internal readonly struct NdtrFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.Normal(x);
}

internal readonly struct LogNdtrFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.LogNormal(x);
}

internal readonly struct NdtriFunction : IFunction
{
    public static double Apply(double x) => ErrorFunctions.NormalInverse(x);
}
