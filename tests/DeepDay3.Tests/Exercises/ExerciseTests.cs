using System.Text.Json;
using DeepDay3.Exercises;
using DeepDay3.Exercises.Rendering;

namespace DeepDay3.Tests.Exercises;

public class ExerciseTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(new double[0])]
    public void No_answer_is_unsolved(object? answer) => Assert.Equal(ExerciseStatus.Unsolved, Exercise.Evaluate("rnn-01", answer).Status);

    [Fact]
    public void A_default_value_is_unsolved_only_when_it_comes_from_Todo()
    {
        Assert.Equal(ExerciseStatus.Unsolved, Exercise.Evaluate("rnn-01", Exercise.Todo<double>()).Status);
        Assert.Equal(ExerciseStatus.Failed, Exercise.Evaluate("rnn-01", 0.0).Status);
        Exercise.Todo<double>();
        Assert.Equal(ExerciseStatus.Passed, Exercise.Evaluate("rnn-01", 3).Status);
    }

    [Fact]
    public void Passed_brings_the_explanation_and_failed_the_way_to_a_hint()
    {
        ExerciseResult passed = Exercise.Evaluate("rnn-01", 3);
        Assert.Contains("padded picture", passed.Explanation);
        Assert.Contains("Paper: ", passed.Explanation);
        ExerciseResult failed = Exercise.Evaluate("rnn-01", 2);
        Assert.Null(failed.Explanation);
        Assert.Contains("Likely slip: without the + 1", failed.ToString());
        Assert.Contains("Exercise.Hint(\"rnn-01\")", failed.ToString());
    }

    [Fact]
    public void An_unknown_id_is_said_with_those_that_exist()
    {
        ExerciseResult result = Exercise.Evaluate("rnn-99", 1);
        Assert.Equal(ExerciseStatus.Broken, result.Status);
        Assert.Contains("There are rnn-01, ", result.ToString());
    }

    [Fact]
    public void The_runner_finds_id_and_status()
    {
        using JsonDocument json = JsonDocument.Parse(Exercise.Evaluate("rnn-01", 4).ToJson());
        Assert.Equal("rnn-01", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("failed", json.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public void Html_holds_no_mark_up_of_an_answer()
    {
        string html = ResultHtml.Of(Exercise.Evaluate("rnn-06", "<script>alert(1)</script> `<b>`"));
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<b>", html);
        Assert.Contains("&lt;script&gt;", html);
        Assert.Contains("<code>Exercise.Hint(&quot;rnn-06&quot;)</code>", html);
        Assert.Contains("role=\"status\"", html);
    }
}
