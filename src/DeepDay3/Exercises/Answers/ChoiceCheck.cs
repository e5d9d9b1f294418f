using System.Collections;

namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is one of several options, or a set of them.</summary>
/// <param name="options">Key and text.</param>
/// <param name="correct">The keys of the right ones.</param>
/// <param name="slips">Known wrong ones: the answer is an array of keys.</param>
sealed class ChoiceCheck(IReadOnlyList<KeyValuePair<string, string>> options, IReadOnlyList<string> correct, IReadOnlyList<AnswerSlip> slips) : AnswerCheck
{
    static readonly char[] Separators = [',', ' ', ';', '、', '，', '・', '\t', '\n'];

    public override IReadOnlyList<AnswerSlip> Slips => slips;

    public override object Correct => string.Join(", ", correct);

    public override string CorrectText => string.Join(", ", correct.Select(key => $"{key}: {options.First(option => option.Key == key).Value}"));

    public override string Supplement =>
        string.Join("\n", options.Select(option => $"- **{option.Key}** · {option.Value}")) +
        (correct.Count > 1 ? $"\n\n*Several are right: write them as `\"{options[0].Key}, {options[1].Key}\"`.*" : "");

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        string[]? keys = Keys(answer);
        string known = string.Join(", ", options.Select(option => option.Key));
        if (keys is null || keys.Length == 0)
            return Verdict.Fail("The answer is not a choice.") with { Actual = AnswerText.Of(answer), Expected = $"one of {known}, in quotation marks" };
        if (keys.FirstOrDefault(key => options.All(option => option.Key != key)) is { } unknown)
            return Verdict.Fail($"There is no option \"{AnswerText.Short(unknown)}\".") with { Expected = $"one of {known}" };
        if (Same(keys, correct))
            return Verdict.Pass();
        string message = correct.Count == 1
            ? keys.Length == 1 ? "That is not the right one." : "Exactly one is right."
            : keys.Length == correct.Count ? "Not all of these are right." : keys.All(correct.Contains) ? "These are right, and there are more." : "That is not the right set.";
        return Verdict.Fail(message) with
        {
            Actual = string.Join(", ", keys),
            Slip = slips.FirstOrDefault(slip => Same(keys, Keys(slip.Answer)!))?.Message,
        };
    }

    static bool Same(IEnumerable<string> left, IEnumerable<string> right) => left.ToHashSet().SetEquals(right);

    string[]? Keys(object answer) => answer switch
    {
        char letter => [Key(letter.ToString())],
        string { Length: > AnswerText.Longest } => null,
        string text => AnswerText.IsWellFormed(text) ? [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Key).Distinct()] : null,
        int number => [Key($"{number}")],
        IEnumerable list when list is not TorchSharp.torch.Tensor =>
            [.. list.Cast<object?>().Take(options.Count + 1).Select(item => Key(AnswerText.Short(item?.ToString() ?? ""))).Distinct()],
        _ => null,
    };

    string Key(string text)
    {
        string fold = AnswerText.IsWellFormed(text) ? AnswerText.Fold(text) : text;
        return options.FirstOrDefault(option => AnswerText.Fold(option.Key) == fold).Key ?? text;
    }
}
