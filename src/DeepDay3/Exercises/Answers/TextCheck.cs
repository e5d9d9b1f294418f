namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is a word or a few, in English or Japanese.</summary>
/// <param name="accepted">The right ones; the first is shown.</param>
/// <param name="slips">Known wrong ones: the answer is a text or several.</param>
sealed class TextCheck(IReadOnlyList<string> accepted, IReadOnlyList<AnswerSlip> slips) : AnswerCheck
{
    readonly HashSet<string> folded = [.. accepted.Select(AnswerText.Fold)];

    public override IReadOnlyList<AnswerSlip> Slips => slips;

    public override object Correct => accepted[0];

    public override string CorrectText => string.Join(" / ", accepted);

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        if (answer is not string text)
            return Verdict.Fail("The answer is not a text.") with { Actual = AnswerText.Of(answer), Expected = "a few words in quotation marks, English or Japanese" };
        if (text.Length > AnswerText.Longest)
            return Verdict.Fail($"The answer has {text.Length:N0} characters: a few words were expected.") with { Actual = AnswerText.Of(text) };
        if (!AnswerText.IsWellFormed(text))
            return Verdict.Fail("The answer holds half of a character (a lone surrogate).");
        string fold = AnswerText.Fold(text);
        if (folded.Contains(fold))
            return Verdict.Pass();
        return Verdict.Fail("That is not it.") with
        {
            Actual = AnswerText.Of(text),
            Slip = slips.FirstOrDefault(slip => AnswerText.Fold((string)slip.Answer) == fold)?.Message,
        };
    }
}
