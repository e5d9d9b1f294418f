namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is a tensor or an array of numbers.</summary>
/// <param name="expected">The right one.</param>
/// <param name="tolerance">The error that is allowed, relative to 1 + |value|.</param>
/// <param name="slips">Known wrong ones: the answer is a <see cref="NumericValue"/>.</param>
sealed class TensorCheck(NumericValue expected, double tolerance, IReadOnlyList<AnswerSlip> slips) : AnswerCheck
{
    public override IReadOnlyList<AnswerSlip> Slips => slips;

    public override object Correct => expected;

    public override string CorrectText => expected.ToString();

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        NumericValue given;
        try
        {
            given = answer as NumericValue ?? NumericValue.Read(answer);
        }
        catch (Exception error) when (error is ArgumentException or InvalidCastException or OverflowException)
        {
            return Verdict.Fail($"The answer is not a tensor: {error.Message}.") with { Expected = $"a tensor or an array of shape {expected.ShapeText}" };
        }

        string? slip = slips.FirstOrDefault(known => given.Agrees((NumericValue)known.Answer, tolerance))?.Message;
        if (!given.Shape.SequenceEqual(expected.Shape))
            return Verdict.Fail("The shape is not the right one.") with { Expected = expected.ShapeText, Actual = given.ShapeText, Slip = slip };
        if (given.FirstDifference(expected, tolerance) is not { } at)
            return Verdict.Pass();
        string nan = given.Values.Any(double.IsNaN) ? " It holds NaN." : "";
        return Verdict.Fail($"The value at {expected.Place(at)} is not the right one.{nan}") with
        {
            Expected = NumericValue.Text(expected.Values[at]),
            Actual = NumericValue.Text(given.Values[at]),
            Slip = slip,
        };
    }
}
