using static MathNet.Numerics.SpecialFunctions;

namespace TorchSharp.Kernels;

internal readonly struct I0Function : IFunction
{
    public static double Apply(double x) => !double.IsFinite(x) ? double.NaN : Math.Abs(x) > 713.9 ? double.PositiveInfinity : BesselI0(x);
}

internal readonly struct I1Function : IFunction
{
    public static double Apply(double x) => !double.IsFinite(x) ? double.NaN : Math.Abs(x) > 713.9 ? Math.CopySign(double.PositiveInfinity, x) : BesselI1(x);
}

internal readonly struct I0eFunction : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) ? x : double.IsInfinity(x) ? 0 : BesselIScaled(0, Math.Abs(x));
}

internal readonly struct I1eFunction : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) ? x : double.IsInfinity(x) ? 0 : Math.Sign(x) * BesselIScaled(1, Math.Abs(x));
}

internal readonly struct K0Function : IFunction
{
    public static double Apply(double x) => x == 0 ? double.PositiveInfinity : x > 0 ? BesselK0(x) : double.NaN;
}

internal readonly struct K1Function : IFunction
{
    public static double Apply(double x) => x == 0 ? double.PositiveInfinity : x > 0 ? BesselK1(x) : double.NaN;
}

internal readonly struct K0eFunction : IFunction
{
    public static double Apply(double x) => x == 0 ? double.PositiveInfinity : x > 2 ? BesselK0e(x) : x > 0 ? Math.Exp(x) * BesselK0(x) : double.NaN;
}

internal readonly struct K1eFunction : IFunction
{
    public static double Apply(double x) => x == 0 ? double.PositiveInfinity : x > 2 ? BesselK1e(x) : x > 0 ? Math.Exp(x) * BesselK1(x) : double.NaN;
}

internal readonly struct J0Function : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) ? x : double.IsInfinity(x) ? 0 : BesselJ(0, Math.Abs(x));
}

internal readonly struct J1Function : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) ? x : double.IsInfinity(x) ? 0 : Math.Sign(x) * BesselJ(1, Math.Abs(x));
}

internal readonly struct Y0Function : IFunction
{
    public static double Apply(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? double.IsInfinity(x) ? 0 : BesselY(0, x) : double.NaN;
}

internal readonly struct Y1Function : IFunction
{
    public static double Apply(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? double.IsInfinity(x) ? 0 : BesselY(1, x) : double.NaN;
}

/// <summary>sin(x) / x, by its series near 0.</summary>
internal readonly struct SphericalJ0 : IFunction
{
    public static double Apply(double x) => double.IsInfinity(x) ? 0 : Math.Abs(x) < 1e-4 ? 1 - (x * x / 6) : Math.Sin(x) / x;
}

internal readonly struct AiryFunction : IFunction
{
    public static double Apply(double x) => double.IsNaN(x) || double.IsInfinity(x) ? double.NaN : x > 103.892 ? 0 : AiryAi(x);
}
