using DeepDay3.Exercises;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Progress;
using DeepDay3.Exercises.Rendering;

namespace DeepDay3.Tests.Exercises;

public sealed class ExerciseSessionTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;

    ProgressStore Store => new(Path.Combine(folder, "progress.json"));

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Attempts_hints_and_passing_are_remembered_and_a_later_mistake_takes_nothing_back()
    {
        var session = new ExerciseSession(Store);
        session.Check("rnn-01", null);
        Assert.False(File.Exists(Store.Path));
        session.Check("rnn-01", 5);
        Assert.Contains("Hint 1 of 2", session.Hint("rnn-01").ToString());
        Assert.Contains("Hint 2 of 2", session.Hint("rnn-01").ToString());
        Assert.Contains("That was the last hint", session.Hint("rnn-01").ToString());
        session.Check("rnn-01", 3);
        session.Check("rnn-01", 4);
        session.Solution("rnn-01");
        ExerciseProgress progress = Store.Load().Of("rnn-01")!;
        Assert.Equal((3, 2, false), (progress.Attempts, progress.Hints, progress.SawSolution));
        Assert.NotNull(progress.PassedAt);
    }

    [Fact]
    public void The_dashboard_says_what_is_done_what_is_next_and_the_fast_track()
    {
        var session = new ExerciseSession(Store);
        session.Check("rnn-01", 3);
        var summary = new ProgressSummary(ExerciseCatalog.Load(), Store.Load());
        Assert.Equal("rnn-02", summary.Next!.Id);
        Assert.Equal("passed", summary.Describe(summary.Catalog.Find("rnn-01")!));
        Dashboard dashboard = session.Dashboard();
        Assert.Contains($"1 of {summary.Total} exercises passed", dashboard.ToString());
        Assert.Contains("next: rnn-02", dashboard.ToString());
        Assert.Contains("✓ rnn-01", dashboard.ToString());
        Assert.Contains("○ rnn-02", dashboard.ToString());
        Assert.Contains("Next: ", dashboard.ToHtml());
        Assert.Contains("Fast track: 1 of ", dashboard.ToHtml());
    }

    [Fact]
    public void Answers_are_judged_where_progress_cannot_be_saved()
    {
        File.WriteAllText(Store.Path, "{\"version\": 99}");
        ExerciseResult result = new ExerciseSession(Store).Check("rnn-01", 3);
        Assert.Equal(ExerciseStatus.Passed, result.Status);
        Assert.Contains("Your progress was not saved: ", result.ToString());
        Assert.Contains("newer version", new ExerciseSession(Store).Dashboard().ToString());
    }

    [Fact]
    public void Unknown_exercises_are_said_by_every_method()
    {
        var session = new ExerciseSession(Store);
        foreach (object shown in new[] { session.Hint("x-1"), session.Solution("x-1"), session.Show("x-1") })
            Assert.Contains("There is no exercise x-1.", shown.ToString());
        Assert.False(File.Exists(Store.Path));
    }

    [Fact]
    public void Questions_show_title_options_and_signature()
    {
        var session = new ExerciseSession(null);
        Assert.Contains("check test（確認テスト）", session.Show("rnn-02").ToString());
        Assert.Contains("- **h** · from the hidden layer of the previous step", session.Show("rnn-02").ToString());
        string function = session.Show("rnn-08").ToString()!;
        Assert.Contains("Write `Tensor HiddenStep(", function);
        Assert.Contains("- one sequence: `x = [[", function);
        Assert.Contains("```csharp\nTensor HiddenStep(", session.Solution("rnn-08").ToString());
    }
}
