using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Synthetic;

public class SequenceTasksTests
{
    [Fact]
    public void Every_second_row_of_brackets_is_balanced_and_says_so()
    {
        SequenceTask[] tasks = SequenceTasks.Brackets(1000, pairs: 5, seed: 3);

        Assert.All(tasks, task => Assert.Equal(10, task.Tokens.Length));
        Assert.All(tasks, task => Assert.Equal(task.Targets[0] == 1, SequenceTasks.AreBalanced(task.Tokens)));
        Assert.Equal(500, tasks.Count(task => task.Targets[0] == 1));
        // As many open as close in each: counting does not tell.
        Assert.All(tasks, task => Assert.Equal(5, task.Tokens.Count(token => token % 2 == 0)));
    }

    [Theory]
    [InlineData("([]{})", true)]
    [InlineData("([)]", false)]
    [InlineData("((", false)]
    [InlineData(")(", false)]
    [InlineData("", true)]
    public void Balance_is_judged(string brackets, bool balanced) =>
        Assert.Equal(balanced, SequenceTasks.AreBalanced([.. brackets.Select(c => SequenceTasks.BracketTokens.IndexOf(c))]));

    [Fact]
    public void Copies_come_after_the_sign()
    {
        SequenceTask task = SequenceTasks.Copy(3, length: 2, gap: 3, symbols: 8, seed: 5)[1];

        Assert.Equal([task.Tokens[0], task.Tokens[1], 0, 0, 0, 1, 0, 0], task.Tokens);
        Assert.Equal([0, 0, 0, 0, 0, 0, task.Tokens[0], task.Tokens[1]], task.Targets);
        Assert.All(task.Tokens[..2], symbol => Assert.InRange(symbol, 2, 9));
    }

    [Fact]
    public void Sums_are_those_of_the_marked_numbers_and_saying_1_costs_a_sixth()
    {
        AddingProblem[] problems = AddingProblem.Make(5000, length: 20, seed: 1);

        Assert.All(problems, problem =>
        {
            int[] marked = [.. Enumerable.Range(0, 20).Where(t => problem.Inputs[2 * t + 1] == 1)];
            Assert.Equal(2, marked.Length);
            Assert.True(marked[0] < 10 && marked[1] >= 10);
            Assert.Equal(problem.Inputs[2 * marked[0]] + problem.Inputs[2 * marked[1]], problem.Target);
        });
        Assert.Equal(1 / 6.0, problems.Average(problem => (problem.Target - 1) * (problem.Target - 1)), 0.01);
    }

    [Fact]
    public void The_seed_decides()
    {
        static string Text(int seed) => string.Join(",", SequenceTasks.Brackets(9, seed: seed).Concat(SequenceTasks.Copy(9, seed: seed)).SelectMany(task => task.Tokens))
            + string.Join(",", AddingProblem.Make(3, 10, seed).SelectMany(problem => problem.Inputs));

        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }

    [Fact]
    public void Sizes_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceTasks.Copy(1, length: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SequenceTasks.Brackets(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AddingProblem.Make(1, 1));
    }
}
