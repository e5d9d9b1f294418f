using System.Text.RegularExpressions;
using DeepDay3.Exercises.Answers;

namespace DeepDay3.Exercises.Functions;

/// <summary>Calls and results of functions in words.</summary>
static partial class FunctionText
{
    /// <summary>The arguments of a case with their names.</summary>
    public static string Arguments(FunctionCase one, FunctionExercise exercise)
    {
        string[] names = Names(exercise);
        return string.Join(", ", one.Arguments.Select((argument, i) => $"`{(i < names.Length ? names[i] : $"argument {i + 1}")} = {Text(argument)}`"));
    }

    /// <summary>The results with their names.</summary>
    public static string Results(IReadOnlyList<NumericValue> results, FunctionExercise exercise) =>
        string.Join(", ", results.Select((result, i) => $"`{(results.Count > 1 ? Name(exercise, i) + " = " : "")}{result}`"));

    /// <summary>The first way in which results differ from the right ones; null when they agree.</summary>
    public static Verdict? Difference(IReadOnlyList<NumericValue> mine, IReadOnlyList<NumericValue> right, FunctionExercise exercise)
    {
        if (mine.Count != right.Count)
            return Verdict.Fail("The number of results is not the right one.") with { Expected = $"{right.Count}", Actual = $"{mine.Count}" };
        for (int part = 0; part < right.Count; part++)
        {
            string what = right.Count > 1 ? Name(exercise, part) : "the result";
            if (!mine[part].Shape.SequenceEqual(right[part].Shape))
                return Verdict.Fail($"The shape of {what} is not the right one.") with { Expected = right[part].ShapeText, Actual = mine[part].ShapeText };
            if (mine[part].FirstDifference(right[part], exercise.Tolerance) is not { } at)
                continue;
            string place = mine[part].Place(at);
            string nan = mine[part].Values.Any(double.IsNaN) ? " It holds NaN." : "";
            return Verdict.Fail($"{char.ToUpperInvariant(what[0])}{what[1..]} is not right{(place.Length > 0 ? $" at {place}" : "")}.{nan}") with
            {
                Expected = NumericValue.Text(right[part].Values[at]),
                Actual = NumericValue.Text(mine[part].Values[at]),
            };
        }
        return null;
    }

    static string Text(object argument)
    {
        try
        {
            return NumericValue.ReadAll(argument) is { } values ? string.Join("; ", values) : "null";
        }
        catch (ArgumentException)
        {
            return AnswerText.Of(argument);
        }
    }

    static string Name(FunctionExercise exercise, int part) => part < exercise.Results.Count ? exercise.Results[part] : $"result {part + 1}";

    // The names stand in the signature: the last word before each comma of the parameter list, or before its end.
    static string[] Names(FunctionExercise exercise)
    {
        string parameters = Parameters().Match(exercise.Signature).Groups[1].Value;
        return [.. LastWords().Matches(parameters).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"\w+\s*\((.*)\)[^)]*$")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"(\w+)\s*(?:=[^,]*)?(?:,(?![^<(]*[>)])|$)")]
    private static partial Regex LastWords();
}
