using DeepDay3.Exercises.Content;

namespace DeepDay3.Tests.Exercises.Content;

public class ExerciseFileReaderTests
{
    const string Valid = """
        {
          "notebook": "day3/a",
          "exercises": [
            {
              "id": "a-1", "kind": "number", "title": "T", "difficulty": 1, "question": ["first", "second"], "hints": ["h"],
              "explanation": "e", "see": "s", "paper": "p",
              "answer": { "value": "1/4", "slips": [ { "answer": 1, "message": "one" }, { "answer": 2, "message": "two" } ] }
            }
          ]
        }
        """;

    [Fact]
    public void Lines_are_joined_and_what_may_be_missing_is_null()
    {
        ExerciseDefinition exercise = Assert.Single(Read(Valid));
        Assert.Equal("first\nsecond", exercise.Question);
        Assert.Null(exercise.TitleJa);
        Assert.False(exercise.CheckTest);
        Assert.Equal(0.25, exercise.Check.Correct);
    }

    [Theory]
    [InlineData("\"difficulty\": 1", "\"difficulty\": 4", "a.json, a-1: \"difficulty\" is not 1, 2 or 3.")]
    [InlineData("\"difficulty\": 1", "\"dificulty\": 1", "\"difficulty\" is missing")]
    [InlineData("\"paper\": \"p\"", "\"paper\": \"p\", \"papers\": 1", "\"papers\" is unknown; ")]
    [InlineData("\"hints\": [\"h\"]", "\"hints\": []", "0 hints, one to 3 were expected")]
    [InlineData("\"hints\": [\"h\"]", "\"hints\": [\" \"]", "a hint is empty")]
    [InlineData("\"kind\": \"number\"", "\"kind\": \"nummer\"", "the kind \"nummer\" is unknown; there are number, choice")]
    [InlineData("\"kind\": \"number\"", "\"kind\": \"function\"", "a-1, \"answer\": \"function\" is missing")]
    [InlineData("\"id\": \"a-1\"", "\"id\": \"A 1\"", "small letters")]
    [InlineData("\"1/4\"", "\"1/0\"", "not finite")]
    [InlineData("\"1/4\"", "\"x\"", "\"x\" is unknown")]
    [InlineData(", { \"answer\": 2, \"message\": \"two\" }", "", "1 slips, at least two were expected")]
    [InlineData("day3/a", "day3/b", "\"notebook\" is \"day3/b\", \"day3/a\" was expected here")]
    [InlineData("\"id\": \"a-1\",", "\"id\": \"a-1\", \"id\": \"a-2\",", "\"id\" stands there twice")]
    [InlineData("\"title\": \"T\"", "\"title\": \"\\ud800\"", "half of a character")]
    [InlineData("\"title\": \"T\"", "\"title\": T", "a.json, line 5: this is not valid JSON.")]
    public void Damage_is_one_sentence_with_file_and_exercise(string old, string @new, string expected)
    {
        Assert.Contains(old, Valid);
        string message = Assert.Throws<ExerciseFormatException>(() => Read(Valid.Replace(old, @new))).Message;
        Assert.StartsWith("a.json", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData("choice", """{ "options": { "a": "1" }, "correct": "a", "slips": [] }""", "at least two options")]
    [InlineData("choice", """{ "options": { "a": "1", "A": "2" }, "correct": "a", "slips": [] }""", "the same key but for case")]
    [InlineData("choice", """{ "options": { "a": "1", "b": "2" }, "correct": "c", "slips": [] }""", "the options are a, b")]
    [InlineData("text", """{ "accepted": [], "slips": [] }""", "\"accepted\" is empty")]
    [InlineData("formula", """{ "formula": "log(x)", "variables": { "x": { "min": -2, "max": -1 } }, "slips": [] }""", "too few points")]
    [InlineData("formula", """{ "formula": "x", "variables": { "x": { "min": 1, "max": 1 } }, "slips": [] }""", "empty range")]
    [InlineData("tensor", """{ "values": [[1], [1, 2]], "slips": [] }""", "rows of different shapes")]
    [InlineData("tensor", """{ "values": ["System.IO.File.Delete()"], "slips": [] }""", "neither a number")]
    [InlineData("function", """{ "function": "System.Diagnostics.Process" }""", "there is no function exercise System.Diagnostics.Process")]
    [InlineData("function", """{ "function": "SimpleRnn.HiddenStep", "seconds": 1000 }""", "not between 0 and 60")]
    public void Damaged_answers_are_refused(string kind, string answer, string expected)
    {
        string valid = Valid.Replace("\"kind\": \"number\"", $"\"kind\": \"{kind}\"");
        int start = valid.IndexOf("{ \"value\"", StringComparison.Ordinal), end = valid.IndexOf("]\n", start, StringComparison.Ordinal);
        string damaged = valid[..start] + answer + valid[(valid.IndexOf("] }", start, StringComparison.Ordinal) + 3)..];
        Assert.True(end > start);
        Assert.Contains(expected, Assert.Throws<ExerciseFormatException>(() => Read(damaged)).Message);
    }

    [Fact]
    public void Damaged_files_end_in_exercises_or_in_a_sentence()
    {
        var random = new Random(2);
        int refused = 0;
        for (int trial = 0; trial < 5_000; trial++)
        {
            char[] text = Valid.ToCharArray();
            for (int change = random.Next(1, 4); change > 0; change--)
                text[random.Next(text.Length)] = "{}[]\",:0a\ud800 \n"[random.Next(12)];
            try
            {
                Read(new string(text));
            }
            catch (ExerciseFormatException error)
            {
                refused++;
                Assert.StartsWith("a.json", error.Message);
            }
        }
        Assert.InRange(refused, 2_500, 5_000);
    }

    static IReadOnlyList<ExerciseDefinition> Read(string json) => ExerciseFileReader.Read(json, "day3/a", "a.json");
}
