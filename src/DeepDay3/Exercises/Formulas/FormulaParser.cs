using System.Globalization;
using Node = System.Func<double[], double>;

namespace DeepDay3.Exercises.Formulas;

/// <summary>
/// Reads formulas: + - * / ^, parentheses, a product without a sign (2x, 2(x + y)), functions, variables. Precedence as in
/// mathematics: ^ binds strongest and to the right, then the sign, then products, then sums.
/// </summary>
/// <param name="text">The formula.</param>
/// <param name="variables">The names of the variables.</param>
sealed class FormulaParser(string text, IReadOnlyList<string> variables)
{
    // Deeper formulas are refused, so that no text can exhaust the stack.
    const int DeepestNesting = 200;

    int at;
    int nesting;

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="FormulaException">It is not a formula.</exception>
    public Node Parse()
    {
        Node sum = Sum();
        return at == text.Length ? sum : throw Expected("the end, or an operator");
    }

    Node Sum()
    {
        Node left = Product();
        while (true)
        {
            if (Take('+'))
                left = Binary(left, Product(), (a, b) => a + b);
            else if (TakeMinus())
                left = Binary(left, Product(), (a, b) => a - b);
            else
                return left;
        }
    }

    Node Product()
    {
        Node left = Signed();
        while (true)
        {
            if (Take('*') || Take('·') || Take('×'))
                left = Binary(left, Signed(), (a, b) => a * b);
            else if (Take('/') || Take('÷'))
                left = Binary(left, Signed(), (a, b) => a / b);
            else if (StartsFactor())
                left = Binary(left, Power(), (a, b) => a * b);
            else
                return left;
        }
    }

    Node Signed()
    {
        if (Take('+'))
            return Nested(Signed);
        if (!TakeMinus())
            return Power();
        Node value = Nested(Signed);
        return values => -value(values);
    }

    Node Power()
    {
        Node power = Factor();
        if (Take('²'))
            power = Unary(power, v => v * v);
        return Take('^') ? Binary(power, Nested(Signed), Math.Pow) : power;
    }

    Node Factor()
    {
        SkipSpace();
        if (at == text.Length)
            throw Expected("a number, a variable or a parenthesis");
        char c = text[at];
        if (c is '(' or '[')
            return Bracketed();
        if (char.IsAsciiDigit(c) || c == '.')
            return Number();
        return IsLetter(c) ? Named() : throw Expected("a number, a variable or a parenthesis");
    }

    Node Bracketed()
    {
        char close = text[at++] == '(' ? ')' : ']';
        Node inner = Nested(Sum);
        return Take(close) ? inner : throw Expected($"\"{close}\"");
    }

    Node Number()
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        if (at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '+' or '-' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))))
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
        ReadOnlySpan<char> digits = text.AsSpan(start, at - start);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            throw new FormulaException($"at character {start + 1}, \"{FormulaText.Short(digits.ToString())}\" is not a number");
        return _ => value;
    }

    Node Named()
    {
        int start = at;
        while (at < text.Length && (IsLetter(text[at]) || char.IsAsciiDigit(text[at]) || text[at] is '_' or '\''))
            at++;
        string name = text[start..at];
        for (int i = 0; i < variables.Count; i++)
        {
            int index = i;
            if (variables[i] == name)
                return values => values[index];
        }
        SkipSpace();
        if (FormulaFunctions.Knows(name))
            return Call(name);
        if (FormulaFunctions.Constant(name) is { } constant)
            return _ => constant;
        string known = variables.Count > 0 ? $"the variables are {string.Join(", ", variables)}" : "there are no variables";
        throw new FormulaException($"at character {start + 1}, \"{FormulaText.Short(name)}\" is unknown: {known}, the functions {FormulaFunctions.Names}, the constants pi and e");
    }

    Node Call(string name)
    {
        if (!Take('('))
            throw Expected($"\"(\" behind {name}");
        Node first = Nested(Sum);
        Node node;
        if (FormulaFunctions.Unary(name) is { } one)
        {
            node = Unary(first, one);
        }
        else
        {
            if (!Take(','))
                throw Expected($"a comma and the second argument of {name}");
            node = Binary(first, Nested(Sum), FormulaFunctions.Binary(name)!);
        }
        return Take(')') ? node : throw Expected("\")\"");
    }

    Node Nested(Func<Node> read)
    {
        if (++nesting > DeepestNesting)
            throw new FormulaException($"at character {at + 1}, the formula is nested more than {DeepestNesting} deep");
        Node node = read();
        nesting--;
        return node;
    }

    static Node Unary(Node inner, Func<double, double> function) => values => function(inner(values));

    // A long sum grows to the left and is evaluated by recursion: its depth is bounded by FormulaText.LongestFormula.
    static Node Binary(Node left, Node right, Func<double, double, double> function) => values => function(left(values), right(values));

    bool StartsFactor()
    {
        SkipSpace();
        return at < text.Length && (text[at] is '(' or '[' || char.IsAsciiDigit(text[at]) || text[at] == '.' || IsLetter(text[at]));
    }

    bool Take(char c)
    {
        SkipSpace();
        if (at == text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    bool TakeMinus() => Take('-') || Take('−');

    void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    static bool IsLetter(char c) => char.IsLetter(c);

    FormulaException Expected(string what)
    {
        SkipSpace();
        string found = at == text.Length ? "the formula ends" : $"there is \"{text[at]}\"";
        return new FormulaException($"at character {at + 1} {found} where {what} was expected");
    }
}
