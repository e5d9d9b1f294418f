using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

public class ToyDialoguesTests
{
    static readonly Dialogue[] All = ToyDialogues.Make(6000, seed: 2);

    [Fact]
    public void The_seed_decides_and_the_number_does_not()
    {
        Assert.Equal(All.Take(50).Select(dialogue => dialogue.ToString()), ToyDialogues.Make(50, seed: 2).Select(dialogue => dialogue.ToString()));
        Assert.NotEqual(All.Take(50).Select(dialogue => dialogue.ToString()), ToyDialogues.Make(50, seed: 3).Select(dialogue => dialogue.ToString()));
    }

    [Fact]
    public void The_answer_is_what_the_person_of_the_question_said_last() => Assert.All(All, dialogue =>
    {
        string name = dialogue.Answer[0];
        string[] last = dialogue.Context.Last(turn => turn.Contains(name));
        Assert.Contains(name, dialogue.Question);
        Assert.Single(dialogue.Answer, word => IsValue(word) && last.Contains(word));
    });

    [Fact]
    public void Without_the_context_only_a_guess_among_six_is_left()
    {
        foreach (var question in All.GroupBy(dialogue => string.Join(' ', dialogue.Question)))
        {
            int[] answers = [.. question.GroupBy(dialogue => string.Join(' ', dialogue.Answer)).Select(group => group.Count())];
            Assert.Equal(6, answers.Length);
            Assert.InRange((double)answers.Max() / question.Count(), 1 / 6.0, 0.25);
        }
    }

    static bool IsValue(string word) => word is "kitchen" or "garden" or "station" or "office" or "park" or "library"
        or "tea" or "coffee" or "music" or "football" or "cats" or "books" or "one" or "two" or "three" or "four" or "five" or "six";
}
