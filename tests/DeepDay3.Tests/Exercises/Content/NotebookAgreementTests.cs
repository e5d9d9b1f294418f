using DeepDay3.Exercises.Content;

namespace DeepDay3.Tests.Exercises.Content;

public sealed class NotebookAgreementTests : IDisposable
{
    const string Exercises = """
        { "notebook": "day3/a", "exercises": [ { "id": "a-1", "kind": "number", "title": "T", "difficulty": 1, "question": "q", "hints": ["h"], "explanation": "e",
          "see": "How it works", "paper": "p", "answer": { "value": 1, "slips": [ { "answer": 2, "message": "two" }, { "answer": 3, "message": "three" } ] } } ] }
        """;

    readonly string folder = Directory.CreateTempSubdirectory("deepday3-").FullName;

    public NotebookAgreementTests()
    {
        Write("notebooks/exercises/exercise.schema.json", "{}");
        Write("notebooks/exercises/day3/a.json", Exercises);
        Write("notebooks/solutions/day3/a.csx", "// exercise: a-1\nExercise.Check(\"a-1\", 1);");
    }

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void The_files_on_disk_win_from_any_folder_below()
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks", "day3"));
        foreach (string directory in new[] { "", "notebooks", "notebooks/day3" })
        {
            ExerciseCatalog catalog = ExerciseCatalog.Load(Path.Combine(folder, directory));
            Assert.Equal(Path.Combine(folder, "notebooks"), catalog.Folder);
            Assert.Equal("a-1", Assert.Single(catalog.Exercises).Id);
            Assert.Contains("Exercise.Check(\"a-1\", 1);", catalog.SolutionCode(catalog.Exercises[0]));
        }
    }

    [Fact]
    public void A_damaged_file_costs_its_own_exercises_only()
    {
        Write("notebooks/exercises/day3/b.json", "{");
        ExerciseCatalog catalog = ExerciseCatalog.Load(folder);
        Assert.Single(catalog.Exercises);
        Assert.Contains("notebooks/exercises/day3/b.json, line 1", Assert.Single(catalog.Problems));
    }

    [Theory]
    [InlineData("## How it works", "Exercise.Show(\\\"a-1\\\");", "exercise:a-1", "Exercise.Check(\\\"a-1\\\", null);", null)]
    [InlineData("## How it is", "Exercise.Show(\\\"a-1\\\");", "exercise:a-1", "Exercise.Check(\\\"a-1\\\", null);", "a heading that is not there")]
    [InlineData("## How it works", "", "exercise:a-1", "Exercise.Check(\\\"a-1\\\", null);", "no cell shows the question")]
    [InlineData("## How it works", "Exercise.Show(\\\"a-1\\\");", "other", "Exercise.Check(\\\"a-1\\\", null);", "0 cells are tagged exercise:a-1")]
    [InlineData("## How it works", "Exercise.Show(\\\"a-1\\\");", "exercise:a-1", "1", "does not call Exercise.Check")]
    public void Headings_cells_and_solutions(string heading, string show, string tag, string check, string? problem)
    {
        Write("notebooks/day3/a.ipynb", $$"""
            { "cells": [
              { "cell_type": "markdown", "metadata": {}, "source": ["# A\n", "{{heading}}\n", "text"] },
              { "cell_type": "code", "metadata": {}, "source": "{{show}}" },
              { "cell_type": "code", "metadata": { "tags": ["{{tag}}"] }, "source": ["{{check}}"] } ] }
            """);
        ExerciseCatalog catalog = ExerciseCatalog.Load(folder);
        string[] problems = [.. NotebookAgreement.Problems(catalog, catalog.Exercises[0])];
        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems));
    }

    void Write(string name, string text)
    {
        string file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
