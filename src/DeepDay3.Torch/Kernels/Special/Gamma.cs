namespace TorchSharp.Kernels;

/// <summary>The logarithm of the gamma function, its derivatives, and Hurwitz's zeta function.</summary>
internal static class Gamma
{
    const double HalfLogTwoPi = 0.91893853320467274178;
    const double LogPi = 1.1447298858494001741;

    // B(2k) / (2k (2k - 1)): Stirling's series; B(2k) / 2k: its derivative.
    static readonly double[] Stirling = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];
    static readonly double[] Slope = [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160];

    // B(2k) / (2k)!: the Euler-Maclaurin sum.
    static readonly double[] Euler =
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000, 1.0 / 74724249600, -3617.0 / 10670622842880000,
        43867.0 / 5109094217170944000, -174611.0 / 802857662698291200000.0,
    ];

    /// <summary>So far from its zeros at 1 and 2 the logarithm is summed as a series around them.</summary>
    const double Near = 0.25;

    const double OneLessEuler = 0.42278433509846713939;

    // (-1)^k (zeta(k) - 1) / k for k = 2, 3, ...: Abramowitz and Stegun, 6.1.33.
    static readonly double[] AtTwo = [.. Enumerable.Range(2, 18).Select(k => (k % 2 == 0 ? 1 : -1) * Zeta(k, 2) / k)];

    /// <summary>log gamma(2 + z).</summary>
    static double NearTwo(double z)
    {
        double sum = 0;
        for (int i = AtTwo.Length - 1; i >= 0; i--) sum = (sum + AtTwo[i]) * z;
        return (sum + OneLessEuler) * z;
    }

    /// <summary>From here on the asymptotic series are exact to the last places.</summary>
    const double Far = 10;

    internal static double Log(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0 && x == Math.Floor(x)) return double.PositiveInfinity;
        if (x < 0.5) return LogPi - Math.Log(Math.Abs(SinPi(x))) - Log(1 - x);
        if (Math.Abs(x - 1) <= Near) return NearTwo(x - 1) - Log1p.Apply(x - 1);
        if (Math.Abs(x - 2) <= Near) return NearTwo(x - 2);
        double product = 1;
        for (; x < Far; x++) product *= x;
        double inverse = 1 / x, square = inverse * inverse, sum = 0;
        for (int i = Stirling.Length - 1; i >= 0; i--) sum = (sum * square) + Stirling[i];
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + (sum * inverse) - Math.Log(product);
    }

    internal static double Digamma(double x)
    {
        if (x == 0) return Math.CopySign(double.PositiveInfinity, -x);
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (x < 0) return x == Math.Truncate(x) ? double.NaN : Digamma(1 - x) - (Math.PI * CosPi(x) / SinPi(x));
        double before = 0;
        for (; x < Far; x++) before += 1 / x;
        double square = 1 / (x * x), sum = 0;
        for (int i = Slope.Length - 1; i >= 0; i--) sum = (sum * square) + Slope[i];
        return Math.Log(x) - (0.5 / x) - (sum * square) - before;
    }

    /// <summary>The n-th derivative of digamma.</summary>
    internal static double Polygamma(long n, double x)
    {
        if (n == 0) return Digamma(x);
        if (n == 1 && x < 0.5 && x != Math.Floor(x))
        {
            double sine = SinPi(x);
            return (Math.PI * Math.PI / (sine * sine)) - Polygamma(1, 1 - x);
        }
        double factorial = 1;
        for (long i = 2; i <= n; i++) factorial *= i;
        return (n % 2 == 0 ? -1 : 1) * factorial * Zeta(n + 1, x);
    }

    /// <summary>The sum of (q + k)^-x over k = 0, 1, ...</summary>
    internal static double Zeta(double x, double q)
    {
        if (double.IsNaN(x) || double.IsNaN(q)) return double.NaN;
        if (x == 1) return double.PositiveInfinity;
        if (x < 1) return double.NaN;
        if (q <= 0)
        {
            if (q == Math.Floor(q)) return double.PositiveInfinity;
            if (x != Math.Floor(x)) return double.NaN;
        }
        double sum = 0;
        for (; q < Far; q++)
        {
            double term = Math.Pow(q, -x);
            sum += term;
            if (q > 0 && term < sum * 1e-17) return sum;
        }
        double power = Math.Pow(q, -x), factor = x / q;
        sum += (power * q / (x - 1)) + (power / 2);
        for (int k = 0; k < Euler.Length; k++)
        {
            double term = Euler[k] * factor * power;
            sum += term;
            if (Math.Abs(term) < Math.Abs(sum) * 1e-17) break;
            factor *= (x + (2 * k) + 1) * (x + (2 * k) + 2) / (q * q);
        }
        return sum;
    }

    /// <summary>sin(pi x), exact at whole numbers.</summary>
    static double SinPi(double x)
    {
        double whole = Math.Round(x), sine = Math.Sin(Math.PI * (x - whole));
        return whole % 2 == 0 ? sine : -sine;
    }

    static double CosPi(double x)
    {
        double whole = Math.Round(x), cosine = Math.Cos(Math.PI * (x - whole));
        return whole % 2 == 0 ? cosine : -cosine;
    }
}

internal readonly struct LogGammaFunction : IFunction
{
    public static double Apply(double x) => Gamma.Log(x);
}

internal readonly struct DigammaFunction : IFunction
{
    public static double Apply(double x) => Gamma.Digamma(x);
}

internal readonly struct PolygammaFunction : IPairFunction
{
    public static double Apply(double x, double n) => Gamma.Polygamma((long)n, x);
}

internal readonly struct ZetaFunction : IPairFunction
{
    public static double Apply(double x, double q) => Gamma.Zeta(x, q);
}
