using MathNet.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>x times the standard normal distribution function (Hendrycks and Gimpel 2016).</summary>
internal readonly struct GeluFunction : IActivation
{
    public static string Name => "GeluBackward0";

    public static double Value(double x, in Coefficients k) => x * NormalCdfFunction.Value(x, k);

    public static double Slope(double x, in Coefficients k) => NormalCdfFunction.Value(x, k) + (x * NormalCdfFunction.Slope(x, k));

    public static Tensor? Slope(Tensor x, in Coefficients k) => Activation.Run<NormalCdfFunction>(x) + (x * NormalCdfFunction.Slope(x, k)!);
}

/// <summary>The standard normal distribution function.</summary>
internal readonly struct NormalCdfFunction : IActivation
{
    const double DensityAtZero = 0.39894228040143268;

    public static string Name => "NormalCdfBackward0";

    public static double Value(double x, in Coefficients k) => 0.5 * SpecialFunctions.Erfc(-x * 0.70710678118654752);

    public static double Slope(double x, in Coefficients k) => DensityAtZero * Math.Exp(-0.5 * x * x);

    public static Tensor? Slope(Tensor x, in Coefficients k) => (x * x * -0.5).exp() * DensityAtZero;
}

/// <summary>The GELU with its distribution function approximated by a tanh.</summary>
internal readonly struct TanhGeluFunction : IActivation
{
    const double Outer = 0.79788456080286536;
    const double Cubic = 0.044715;

    public static string Name => "GeluBackward0";

    public static double Value(double x, in Coefficients k) => 0.5 * x * (1 + Math.Tanh(Inner(x)));

    static double Inner(double x) => Outer * (x + (Cubic * x * x * x));

    public static double Slope(double x, in Coefficients k)
    {
        double t = Math.Tanh(Inner(x));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * Outer * (1 + (3 * Cubic * x * x)));
    }

    public static Tensor? Slope(Tensor x, in Coefficients k)
    {
        var square = x * x;
        var t = ((x + (square * x * Cubic)) * Outer).tanh();
        return ((1 + t) * 0.5) + (x * (1 - (t * t)) * (1 + (square * (3 * Cubic))) * (0.5 * Outer));
    }
}
