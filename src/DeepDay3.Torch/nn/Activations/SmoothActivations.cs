using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>B x above zero, A B (e^(C x) - 1) below: ELU (Clevert et al. 2015), SELU (Klambauer et al. 2017), CELU (Barron 2017).</summary>
internal readonly struct EluFunction : IActivation
{
    public static string Name => "EluBackward0";

    public static double Value(double x, in Coefficients k) => x <= 0 ? k.A * k.B * SmoothMath.ExpMinusOne(x * k.C) : x * k.B;

    public static double Slope(double x, in Coefficients k) => x <= 0 ? k.A * k.B * k.C * Math.Exp(x * k.C) : k.B;

    public static Tensor? Slope(Tensor x, in Coefficients k) =>
        where(x.le(0), (x.clamp(max: 0) * k.C).exp() * (k.A * k.B * k.C), Tensor.FromNumber(k.B, x.scalarType));
}

/// <summary>x / (1 + e^-x).</summary>
internal readonly struct SiluFunction : IActivation
{
    public static string Name => "SiluBackward0";

    public static double Value(double x, in Coefficients k) => x / (1 + Math.Exp(-x));

    public static double Slope(double x, in Coefficients k)
    {
        double s = SmoothMath.Sigmoid(x);
        return s * (1 + (x * (1 - s)));
    }

    public static Tensor? Slope(Tensor x, in Coefficients k)
    {
        var s = x.sigmoid();
        return s * (1 + (x * (1 - s)));
    }
}

/// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
internal readonly struct MishFunction : IActivation
{
    public static string Name => "MishBackward0";

    public static double Value(double x, in Coefficients k) => x * Math.Tanh(SmoothMath.Softplus(x));

    public static double Slope(double x, in Coefficients k)
    {
        double t = Math.Tanh(SmoothMath.Softplus(x));
        return t + (x * SmoothMath.Sigmoid(x) * (1 - (t * t)));
    }

    public static Tensor? Slope(Tensor x, in Coefficients k)
    {
        var t = Activation.Run<SoftplusFunction>(x, new Coefficients(1, double.PositiveInfinity)).tanh();
        return t + (x * x.sigmoid() * (1 - (t * t)));
    }
}

/// <summary>ln(1 + e^(A x)) / A, and x where A x exceeds B.</summary>
internal readonly struct SoftplusFunction : IActivation
{
    public static string Name => "SoftplusBackward0";

    public static double Value(double x, in Coefficients k) => x * k.A > k.B ? x : SmoothMath.Softplus(x * k.A) / k.A;

    public static double Slope(double x, in Coefficients k) => x * k.A > k.B ? 1 : SmoothMath.Sigmoid(x * k.A);

    public static Tensor? Slope(Tensor x, in Coefficients k)
    {
        var scaled = x * k.A;
        return where(scaled.gt(k.B), Tensor.FromNumber(1, x.scalarType), scaled.sigmoid());
    }
}

/// <summary>x / (1 + |x|).</summary>
internal readonly struct SoftsignFunction : IActivation
{
    public static string Name => "SoftsignBackward0";

    public static double Value(double x, in Coefficients k) => x / (1 + Math.Abs(x));

    public static double Slope(double x, in Coefficients k) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));

    public static Tensor? Slope(Tensor x, in Coefficients k) => (1 + x.abs()).pow(-2);
}

/// <summary>ln of the logistic function.</summary>
internal readonly struct LogSigmoidFunction : IActivation
{
    public static string Name => "LogSigmoidBackward0";

    public static double Value(double x, in Coefficients k) => -SmoothMath.Softplus(-x);

    public static double Slope(double x, in Coefficients k) => SmoothMath.Sigmoid(-x);

    public static Tensor? Slope(Tensor x, in Coefficients k) => (-x).sigmoid();
}
