using System.Text.Json;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Content;

namespace DeepDay3.Tests.Exercises.Answers;

/// <summary>Makes checks from the "answer" of an exercise file.</summary>
static class AnswerChecks
{
    public static AnswerCheck Read(ExerciseKind kind, string json) => AnswerReader.Read(kind, new JsonReading(JsonDocument.Parse(json).RootElement, "test.json, a-1"));
}
