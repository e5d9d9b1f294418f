using System.Globalization;

namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is a number.</summary>
/// <param name="value">The right one.</param>
/// <param name="tolerance">The error that is allowed, relative to 1 + |value|.</param>
/// <param name="slips">Known wrong ones.</param>
sealed class NumberCheck(double value, double tolerance, IReadOnlyList<AnswerSlip> slips) : AnswerCheck
{
    const int LongestNumber = 100;

    public override IReadOnlyList<AnswerSlip> Slips => slips;

    public override object Correct => value;

    public override string CorrectText => NumericValue.Text(value);

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        if (Read(answer) is not { } number)
            return Verdict.Fail("The answer is not a number.") with { Actual = AnswerText.Of(answer), Expected = "a number" };
        if (double.IsNaN(number))
            return Verdict.Fail("The answer is NaN: somewhere on the way, a calculation had no result.") with { Actual = "NaN" };
        if (IsNear(number, value))
            return Verdict.Pass();
        return Verdict.Fail("That is not the number.") with
        {
            Actual = NumericValue.Text(number),
            Slip = slips.FirstOrDefault(slip => IsNear(number, (double)slip.Answer))?.Message,
        };
    }

    bool IsNear(double number, double other) => Math.Abs(number - other) <= tolerance * (1 + Math.Abs(other));

    static double? Read(object answer)
    {
        if (answer is string text)
            return text.Length <= LongestNumber && double.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : null;
        try
        {
            return NumericValue.Read(answer) is { Values: [var single] } ? single : null;
        }
        catch (Exception error) when (error is ArgumentException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
