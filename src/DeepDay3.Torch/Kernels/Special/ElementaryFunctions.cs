namespace TorchSharp.Kernels;

/// <summary>exp(x) - 1 without cancellation (Kahan's correction of the rounding of exp).</summary>
internal readonly struct Expm1 : IFunction
{
    public static double Apply(double x)
    {
        double power = Math.Exp(x);
        if (power == 1) return x;
        double less = power - 1;
        return less == -1 || double.IsInfinity(power) ? less : less * (x / Math.Log(power));
    }
}

/// <summary>log(1 + x) without cancellation (Kahan's correction of the rounding of the sum).</summary>
internal readonly struct Log1p : IFunction
{
    public static double Apply(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : sum < 0 ? double.NaN : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}

/// <summary>sin(pi x) / (pi x), 1 at 0.</summary>
internal readonly struct Sinc : IFunction
{
    public static double Apply(double x) => x == 0 ? 1 : double.IsInfinity(x) ? double.NaN : Math.Sin(Math.PI * x) / (Math.PI * x);
}

internal readonly struct LogitFunction : IFunction
{
    public static double Apply(double x) => Math.Log(x / (1 - x));
}

/// <summary>-x log x, 0 at 0.</summary>
internal readonly struct EntropyFunction : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) ? x : x > 0 ? -x * Math.Log(x) : x == 0 ? 0 : double.NegativeInfinity;
}

internal readonly struct Atan2Function : IPairFunction
{
    public static double Apply(double x, double y) => Math.Atan2(x, y);
}

internal readonly struct Hypotenuse : IPairFunction
{
    public static double Apply(double x, double y) => double.Hypot(x, y);
}

/// <summary>log(exp(x) + exp(y)).</summary>
internal readonly struct LogAddExp : IPairFunction
{
    public static double Apply(double x, double y) => double.IsInfinity(x) && x == y ? x : Math.Max(x, y) + Log1p.Apply(Math.Exp(-Math.Abs(x - y)));
}

/// <summary>log2(2^x + 2^y).</summary>
internal readonly struct LogAddExp2 : IPairFunction
{
    const double InverseLog2 = 1.4426950408889634;

    public static double Apply(double x, double y) =>
        double.IsInfinity(x) && x == y ? x : Math.Max(x, y) + (InverseLog2 * Log1p.Apply(double.Exp2(-Math.Abs(x - y))));
}

internal readonly struct CopySign : IPairFunction
{
    public static double Apply(double x, double y) => Math.CopySign(x, y);
}

/// <summary>x log y, 0 where x is 0 (unless y is NaN).</summary>
internal readonly struct XLogY : IPairFunction
{
    public static double Apply(double x, double y) => double.IsNaN(y) ? y : x == 0 ? 0 : x * Math.Log(y);
}

/// <summary>x log(1 + y), 0 where x is 0 (unless y is NaN).</summary>
internal readonly struct XLog1pY : IPairFunction
{
    public static double Apply(double x, double y) => double.IsNaN(y) ? y : x == 0 ? 0 : x * Log1p.Apply(y);
}
