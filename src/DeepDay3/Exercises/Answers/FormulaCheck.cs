using DeepDay3.Exercises.Formulas;

namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is a formula, as text. It is compared by its values at random points.</summary>
/// <param name="text">The right one.</param>
/// <param name="variables">Name, least and greatest value of each variable.</param>
/// <param name="tolerance">The error that is allowed, relative to 1 + |value|.</param>
/// <param name="slips">Known wrong ones.</param>
sealed class FormulaCheck(string text, IReadOnlyList<(string Name, double Min, double Max)> variables, double tolerance, IReadOnlyList<AnswerSlip> slips) : AnswerCheck
{
    const int Points = 40;
    const int FewestPoints = 10;
    const int Seed = 20_240_501;

    readonly string[] names = [.. variables.Select(variable => variable.Name)];

    public override IReadOnlyList<AnswerSlip> Slips => slips;

    public override object Correct => text;

    public override string CorrectText => text;

    public override string Supplement => $"*Write the formula as text, in {string.Join(", ", names.Select(name => $"`{name}`"))}.*";

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        if (answer is not string given)
            return Verdict.Fail("The answer is not a formula.") with { Actual = AnswerText.Of(answer), Expected = $"a formula in quotation marks, in {string.Join(", ", names)}" };
        Formula mine;
        try
        {
            mine = Formula.Parse(given, names);
        }
        catch (FormulaException error)
        {
            return Verdict.Fail($"The formula cannot be read: {error.Message}.") with { Actual = AnswerText.Of(given) };
        }

        Formula right = Formula.Parse(text, names);
        if (FirstDifference(mine, right) is not { } point)
            return Verdict.Pass("Compared at random points.");
        string at = string.Join(", ", names.Zip(point, (name, value) => $"{name} = {NumericValue.Text(value)}"));
        return Verdict.Fail($"The formula has another value{(at.Length > 0 ? $", for example at {at}" : "")}.") with
        {
            Expected = NumericValue.Text(right.Evaluate(point)),
            Actual = NumericValue.Text(mine.Evaluate(point)),
            Slip = slips.FirstOrDefault(slip => FirstDifference(mine, Formula.Parse((string)slip.Answer, names)) is null)?.Message,
        };
    }

    /// <summary>How many random points the right formula has a value at; the content is broken when they are few.</summary>
    public bool HasEnoughPoints() => Draw().Count(point => double.IsFinite(Formula.Parse(text, names).Evaluate(point))) >= FewestPoints;

    // Where the right formula has no value, such as a logarithm of a negative number, nothing is asked.
    double[]? FirstDifference(Formula mine, Formula right)
    {
        foreach (double[] point in Draw())
        {
            (double a, double b) = (mine.Evaluate(point), right.Evaluate(point));
            if (double.IsFinite(b) && !(Math.Abs(a - b) <= tolerance * (1 + Math.Abs(b))))
                return point;
        }
        return null;
    }

    IEnumerable<double[]> Draw()
    {
        var random = new Random(Seed);
        for (int i = 0; i < Points; i++)
            yield return [.. variables.Select(variable => variable.Min + (variable.Max - variable.Min) * random.NextDouble())];
    }
}
