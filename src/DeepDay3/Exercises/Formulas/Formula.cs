using System.Text;

namespace DeepDay3.Exercises.Formulas;

/// <summary>A formula in named variables. It is read by <see cref="FormulaParser"/> and only ever computes numbers: no text can run code.</summary>
public sealed class Formula
{
    readonly Func<double[], double> root;

    Formula(Func<double[], double> root, IReadOnlyList<string> variables)
    {
        this.root = root;
        Variables = variables;
    }

    /// <summary>The variables, in the order of the values that <see cref="Evaluate"/> takes.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Reads a formula such as <c>2(x + y)</c>; full-width characters count as their narrow forms.</summary>
    /// <param name="text">The formula, of at most 1,000 characters.</param>
    /// <param name="variables">The names that it may use.</param>
    /// <exception cref="FormulaException">The text is not a formula in these variables; the message says where.</exception>
    public static Formula Parse(string text, IReadOnlyList<string> variables)
    {
        if (text.Length > FormulaText.LongestFormula)
            throw new FormulaException($"the formula has {text.Length:N0} characters: at most {FormulaText.LongestFormula:N0} were expected");
        // Each full-width character has one narrow form, so that positions in messages stay right; superscripts are kept.
        return new Formula(new FormulaParser(Narrow(text), variables).Parse(), variables);
    }

    /// <summary>The value; infinite or NaN where the formula has none.</summary>
    /// <param name="values">The values of the variables.</param>
    public double Evaluate(params double[] values) => root(values);

    static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (char c in text)
            narrow.Append(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c == '　' ? ' ' : c);
        return narrow.ToString();
    }
}
