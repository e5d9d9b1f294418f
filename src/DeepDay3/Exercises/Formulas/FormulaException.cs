namespace DeepDay3.Exercises.Formulas;

/// <summary>A text is not a formula; the message says where and what was expected.</summary>
/// <param name="message">One sentence.</param>
public sealed class FormulaException(string message) : Exception(message);
