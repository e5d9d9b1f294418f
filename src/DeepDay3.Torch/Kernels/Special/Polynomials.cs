namespace TorchSharp.Kernels;

/// <summary>Orthogonal polynomials by their three-term recurrences. The degree is cut to a whole number; below 0 the value is 0.</summary>
internal static class Polynomials
{
    /// <summary>p(k + 1) = (a(k) x + b(k)) p(k) - c(k) p(k - 1).</summary>
    internal delegate (double slope, double shift, double before) Recurrence(long k);

    internal static double Value(double x, double degree, double first, Recurrence step)
    {
        if (double.IsNaN(x) || double.IsNaN(degree)) return double.NaN;
        long n = (long)degree;
        if (n < 0) return 0;
        double before = 1, value = first;
        if (n == 0) return before;
        for (long k = 1; k < n && !double.IsNaN(value); k++)
        {
            var (slope, shift, weight) = step(k);
            (before, value) = (value, (((slope * x) + shift) * value) - (weight * before));
        }
        return value;
    }

    static (double, double, double) Chebyshev(long k) => (2, 0, 1);

    internal static double ChebyshevT(double x, double n) => Value(x, n, x, Chebyshev);

    internal static double ChebyshevU(double x, double n) => Value(x, n, x + x, Chebyshev);

    internal static double ChebyshevV(double x, double n) => Value(x, n, x + x - 1, Chebyshev);

    internal static double ChebyshevW(double x, double n) => Value(x, n, x + x + 1, Chebyshev);
}

internal readonly struct ChebyshevTFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevT(x, n);
}

internal readonly struct ChebyshevUFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevU(x, n);
}

internal readonly struct ChebyshevVFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevV(x, n);
}

internal readonly struct ChebyshevWFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevW(x, n);
}

internal readonly struct ShiftedChebyshevTFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevT((2 * x) - 1, n);
}

internal readonly struct ShiftedChebyshevUFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevU((2 * x) - 1, n);
}

internal readonly struct ShiftedChebyshevVFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevV((2 * x) - 1, n);
}

internal readonly struct ShiftedChebyshevWFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.ChebyshevW((2 * x) - 1, n);
}

/// <summary>Hermite polynomials as physicists scale them.</summary>
internal readonly struct HermiteHFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.Value(x, n, x + x, static k => (2, 0, 2 * k));
}

/// <summary>Hermite polynomials as statisticians scale them.</summary>
internal readonly struct HermiteHeFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.Value(x, n, x, static k => (1, 0, k));
}

internal readonly struct LaguerreFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.Value(x, n, 1 - x, static k => (-1.0 / (k + 1), ((2 * k) + 1.0) / (k + 1), (double)k / (k + 1)));
}

internal readonly struct LegendreFunction : IPairFunction
{
    public static double Apply(double x, double n) => Polynomials.Value(x, n, x, static k => (((2 * k) + 1.0) / (k + 1), 0, (double)k / (k + 1)));
}
