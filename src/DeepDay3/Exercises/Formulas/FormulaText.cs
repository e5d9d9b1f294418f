namespace DeepDay3.Exercises.Formulas;

/// <summary>Bounds on the text of formulas.</summary>
static class FormulaText
{
    /// <summary>The most characters that a formula may have.</summary>
    public const int LongestFormula = 1000;

    const int Shown = 40;

    /// <summary>The beginning of a text, for messages.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
