using System.Runtime.CompilerServices;
using System.Text.Json;
using DeepDay3.Exercises;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Functions;

namespace DeepDay3.Tests.Exercises.Content;

/// <summary>What has to hold for every exercise of the collection.</summary>
public class ExerciseContentTests
{
    static readonly string Notebooks = Path.Combine(Repository(), "notebooks");
    static readonly ExerciseCatalog Catalog = ExerciseCatalog.Load(new ExerciseFolder(Notebooks));

    public static TheoryData<string> Files => [.. new ExerciseFolder(Notebooks).Notebooks()];

    public static TheoryData<string> Ids => [.. Catalog.Exercises.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Files_fit_the_schema(string notebook)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Notebooks, "exercises", "exercise.schema.json")));
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Notebooks, "exercises", notebook + ".json")));
        Assert.Empty(new SchemaCheck(schema.RootElement).Errors(file.RootElement));
    }

    [Fact]
    public void Files_can_be_used_and_those_in_the_library_are_the_same()
    {
        Assert.Empty(Catalog.Problems);
        ExerciseCatalog embedded = ExerciseCatalog.Load(new ExerciseFolder(null));
        Assert.Empty(embedded.Problems);
        Assert.Equal(Catalog.Exercises.Select(exercise => exercise.Id), embedded.Exercises.Select(exercise => exercise.Id));
        Assert.Null(embedded.Folder);
        Assert.Equal(Catalog.Exercises.Select(Catalog.Solution), embedded.Exercises.Select(embedded.Solution));
        Assert.NotEmpty(Catalog.Exercises);
    }

    [Fact]
    public void Every_function_exercise_is_used_once()
    {
        IEnumerable<string> used = Catalog.Exercises.Select(exercise => exercise.Check).OfType<FunctionCheck>().Select(check => check.Exercise.Name);
        Assert.Equal(FunctionCatalog.Names, used.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_answer_passes_and_no_answer_is_unsolved(string id)
    {
        ExerciseDefinition exercise = Catalog.Find(id)!;
        Verdict verdict = exercise.Check.Judge(exercise.Check.Correct);
        Assert.True(verdict.Status == ExerciseStatus.Passed, $"{verdict}");
        Assert.Equal(ExerciseStatus.Unsolved, Exercise.Evaluate(id, null).Status);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_slip_fails_with_its_own_message(string id)
    {
        AnswerCheck check = Catalog.Find(id)!.Check;
        Assert.True(check.Slips.Count >= 2, "two wrong answers at least");
        foreach (AnswerSlip slip in check.Slips)
        {
            Verdict verdict = check.Judge(slip.Answer);
            Assert.True(verdict.Status == ExerciseStatus.Failed, $"{slip.Message}: {verdict}");
            Assert.Equal(slip.Message, verdict.Slip);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Functions_have_visible_and_hidden_cases_and_repeat_exactly(string id)
    {
        if (Catalog.Find(id)!.Check is not FunctionCheck { Exercise: var function })
            return;
        IReadOnlyList<FunctionCase> cases = function.AllCases();
        Assert.Contains(cases, one => one.IsVisible);
        Assert.True(cases.Count(one => !one.IsVisible) >= 2, "two hidden cases at least");
        string[] twice = [.. new[] { cases, function.AllCases() }.Select(all => string.Join("|", all.Select(one => FunctionText.Arguments(one, function))))];
        Assert.Equal(twice[0], twice[1]);
        Assert.DoesNotContain("`argument ", twice[0]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_notebook_has_the_heading_the_cells_and_the_solution(string id) => Assert.Empty(NotebookAgreement.Problems(Catalog, Catalog.Find(id)!));

    static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".."));
}
