using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Between A and B as it is, beyond them constant.</summary>
internal readonly struct HardtanhFunction : IActivation
{
    public static string Name => "HardtanhBackward0";

    public static double Value(double x, in Coefficients k) => x < k.A ? k.A : x > k.B ? k.B : x;

    public static double Slope(double x, in Coefficients k) => x <= k.A || x >= k.B ? 0 : 1;
}

/// <summary>Slope 1 above zero, A below.</summary>
internal readonly struct LeakyReluFunction : IActivation
{
    public static string Name => "LeakyReluBackward0";

    public static double Value(double x, in Coefficients k) => x > 0 ? x : x * k.A;

    public static double Slope(double x, in Coefficients k) => x > 0 ? 1 : k.A;
}

/// <summary>(x + 3) / 6 within 0 and 1.</summary>
internal readonly struct HardsigmoidFunction : IActivation
{
    // PyTorch rounds this slope to single precision, for double too.
    const double Slope6 = 1f / 6f;

    public static string Name => "HardsigmoidBackward0";

    public static double Value(double x, in Coefficients k) => x < -3 ? 0 : x > 3 ? 1 : (x + 3) / 6;

    public static double Slope(double x, in Coefficients k) => x is > -3 and < 3 ? Slope6 : 0;
}

/// <summary>x times its hard sigmoid.</summary>
internal readonly struct HardswishFunction : IActivation
{
    public static string Name => "HardswishBackward0";

    public static double Value(double x, in Coefficients k) => x * HardsigmoidFunction.Value(x, k);

    public static double Slope(double x, in Coefficients k) => x < -3 ? 0 : x <= 3 ? (x / 3) + 0.5 : 1;

    public static Tensor? Slope(Tensor x, in Coefficients k) =>
        where(x.ge(-3).logical_and(x.le(3)), (x / 3) + 0.5, x.gt(3).to_type(x.scalarType));
}

/// <summary>Zero within A of zero.</summary>
internal readonly struct HardshrinkFunction : IActivation
{
    public static string Name => "HardshrinkBackward0";

    public static double Value(double x, in Coefficients k) => x >= -k.A && x <= k.A ? 0 : x;

    public static double Slope(double x, in Coefficients k) => x >= -k.A && x <= k.A ? 0 : 1;
}

/// <summary>A closer to zero, and zero within A of it.</summary>
internal readonly struct SoftshrinkFunction : IActivation
{
    public static string Name => "SoftshrinkBackward0";

    public static double Value(double x, in Coefficients k) => x > k.A ? x - k.A : x < -k.A ? x + k.A : 0;

    public static double Slope(double x, in Coefficients k) => x >= -k.A && x <= k.A ? 0 : 1;
}

/// <summary>B wherever x does not exceed A.</summary>
internal readonly struct ThresholdFunction : IActivation
{
    public static string Name => "ThresholdBackward0";

    public static double Value(double x, in Coefficients k) => x <= k.A ? k.B : x;

    public static double Slope(double x, in Coefficients k) => x <= k.A ? 0 : 1;
}
