namespace DeepDay3.Data;

/// <summary>What was said before, a question, and the right answer.</summary>
/// <param name="Context">The turns before the question, cut into words.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
public sealed record Dialogue(string[][] Context, string[] Question, string[] Answer)
{
    /// <summary>The turns, one a line.</summary>
    public override string ToString() => string.Join('\n', [.. Context.Append(Question).Append(Answer).Select(turn => string.Join(' ', turn))]);
}
