using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeepDay3.Exercises.Content;

/// <summary>Reads a file of exercises; its format is described by notebooks/exercises/exercise.schema.json and docs/exercises.md.</summary>
static partial class ExerciseFileReader
{
    const int MostHints = 3;

    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the exercises of one notebook.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="notebook">The notebook that the file's place stands for, such as day3/02_lstm.</param>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="ExerciseFormatException">The file is damaged.</exception>
    public static IReadOnlyList<ExerciseDefinition> Read(string json, string notebook, string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Options);
        }
        catch (JsonException error)
        {
            throw new ExerciseFormatException($"{file}, line {error.LineNumber + 1}: this is not valid JSON.");
        }
        catch (ArgumentException)
        {
            throw new ExerciseFormatException($"{file}: this is not valid Unicode text.");
        }

        using (document)
            return Exercises(document, notebook, file);
    }

    static List<ExerciseDefinition> Exercises(JsonDocument document, string notebook, string file)
    {
        try
        {
            var root = new JsonReading(document.RootElement, file);
            root.TextOrNull("$schema");
            string named = root.Text("notebook");
            if (named != notebook)
                throw root.Error($"\"notebook\" is \"{named}\", \"{notebook}\" was expected here");
            var exercises = new List<ExerciseDefinition>();
            foreach (JsonElement element in root.List("exercises"))
            {
                ExerciseDefinition exercise = Exercise(element, notebook, file, exercises.Count + 1);
                if (exercises.Any(other => other.Id == exercise.Id))
                    throw root.Error($"two exercises have the id {exercise.Id}");
                exercises.Add(exercise);
            }
            root.Finish();
            return exercises;
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader says to a string that it cannot turn into UTF-16.
            throw new ExerciseFormatException($"{file}: a string holds half of a character (a lone surrogate).");
        }
    }

    static ExerciseDefinition Exercise(JsonElement element, string notebook, string file, int number)
    {
        string id = new JsonReading(element, $"{file}, exercise {number}").Text("id");
        var reading = new JsonReading(element, $"{file}, {id}");
        reading.Find("id");
        if (!Id().IsMatch(id))
            throw reading.Error("the id is not made of small letters, digits and hyphens, such as lstm-03");
        string kindName = reading.Text("kind");
        if (!Enum.TryParse(kindName, true, out ExerciseKind kind) || kindName != kind.ToString().ToLowerInvariant())
            throw reading.Error($"the kind \"{kindName}\" is unknown; there are {string.Join(", ", Enum.GetNames<ExerciseKind>()).ToLowerInvariant()}");
        double difficulty = reading.Number("difficulty");
        if (difficulty is not (1 or 2 or 3))
            throw reading.Error("\"difficulty\" is not 1, 2 or 3");
        string[] hints = [.. reading.List("hints").Select(hint => reading.Text(hint, "a hint"))];
        if (hints.Length is 0 or > MostHints)
            throw reading.Error($"{hints.Length} hints, one to {MostHints} were expected");
        var exercise = new ExerciseDefinition
        {
            Id = id,
            Notebook = notebook,
            Kind = kind,
            Title = reading.Text("title"),
            TitleJa = reading.TextOrNull("titleJa"),
            Difficulty = (int)difficulty,
            Question = reading.Text("question"),
            QuestionJa = reading.TextOrNull("questionJa"),
            Hints = hints,
            Solution = reading.TextOrNull("solution"),
            Explanation = reading.Text("explanation"),
            See = reading.Text("see"),
            Paper = reading.Text("paper"),
            CheckTest = reading.Flag("checkTest"),
            FastTrack = reading.Flag("fastTrack"),
            Check = AnswerReader.Read(kind, reading.Object("answer")),
        };
        reading.Finish();
        return exercise;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+$")]
    private static partial Regex Id();
}
