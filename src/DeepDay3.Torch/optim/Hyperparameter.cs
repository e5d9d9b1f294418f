namespace TorchSharp.Optim;

/// <summary>Checks of hyperparameters, in PyTorch's words.</summary>
internal static class Hyperparameter
{
    /// <summary>The value, unless it is negative or not a number.</summary>
    internal static double NonNegative(double value, string what) => value >= 0 ? value : throw new ArgumentException(Message(value, what));

    /// <summary>The value, unless it lies outside [0, 1).</summary>
    internal static double Beta(double value, int index) => value is >= 0 and < 1 ? value : throw new ArgumentException(Message(value, $"beta parameter at index {index}"));

    /// <summary>The value, unless it lies outside [0, 1].</summary>
    internal static double Fraction(double value, string what) => value is >= 0 and <= 1 ? value : throw new ArgumentException(Message(value, what));

    static string Message(double value, string what) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Invalid {what}: {value}");
}
