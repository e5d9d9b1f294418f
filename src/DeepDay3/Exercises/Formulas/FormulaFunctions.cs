namespace DeepDay3.Exercises.Formulas;

/// <summary>What formulas may call, and the constants that they know.</summary>
static class FormulaFunctions
{
    static readonly Dictionary<string, Func<double, double>> One = new(StringComparer.Ordinal)
    {
        ["exp"] = Math.Exp,
        ["log"] = Math.Log,
        ["ln"] = Math.Log,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["sign"] = v => double.IsNaN(v) ? v : Math.Sign(v),
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh,
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["sigmoid"] = Sigmoid,
        ["σ"] = Sigmoid,
        ["relu"] = v => double.IsNaN(v) ? v : Math.Max(v, 0),
        ["f"] = v => Math.Tanh(0.7 * v + 0.2),
        ["g"] = v => Sigmoid(1.3 * v - 0.4),
    };

    static readonly Dictionary<string, Func<double, double, double>> Two = new(StringComparer.Ordinal)
    {
        ["pow"] = Math.Pow,
        ["min"] = Math.Min,
        ["max"] = Math.Max,
    };

    static readonly Dictionary<string, double> Constants = new(StringComparer.Ordinal) { ["pi"] = Math.PI, ["π"] = Math.PI, ["e"] = Math.E };

    /// <summary>The names, for messages. f and g are two fixed smooth functions that stand for "some activation".</summary>
    public static string Names { get; } = string.Join(", ", One.Keys.Concat(Two.Keys).Where(name => name is not ("σ" or "ln")).Order(StringComparer.Ordinal));

    /// <summary>Whether a name is a function.</summary>
    public static bool Knows(string name) => One.ContainsKey(name) || Two.ContainsKey(name);

    /// <summary>A function of one argument, or null.</summary>
    public static Func<double, double>? Unary(string name) => One.GetValueOrDefault(name);

    /// <summary>A function of two arguments, or null.</summary>
    public static Func<double, double, double>? Binary(string name) => Two.GetValueOrDefault(name);

    /// <summary>A constant, or null.</summary>
    public static double? Constant(string name) => Constants.TryGetValue(name, out double value) ? value : null;

    static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
}
