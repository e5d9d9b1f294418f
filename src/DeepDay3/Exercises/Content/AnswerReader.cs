using System.Text.Json;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Formulas;
using DeepDay3.Exercises.Functions;

namespace DeepDay3.Exercises.Content;

/// <summary>Reads the part "answer" of an exercise.</summary>
static class AnswerReader
{
    const double DefaultTolerance = 1e-6;
    const double DefaultSeconds = 10;

    /// <summary>Reads the answer of a kind.</summary>
    /// <exception cref="ExerciseFormatException">It is damaged.</exception>
    public static AnswerCheck Read(ExerciseKind kind, JsonReading answer)
    {
        AnswerCheck check = kind switch
        {
            ExerciseKind.Number => Number(answer),
            ExerciseKind.Choice => Choice(answer),
            ExerciseKind.Text => new TextCheck(Strings(answer, "accepted"), Slips(answer, value => answer.String(value, "the \"answer\" of a slip"))),
            ExerciseKind.Formula => Formula(answer),
            ExerciseKind.Tensor => new TensorCheck(Tensor(answer, answer.Need("values")), Tolerance(answer), Slips(answer, value => Tensor(answer, value))),
            _ => Function(answer),
        };
        answer.Finish();
        if (check.Slips.Count < 2)
            throw answer.Error($"{check.Slips.Count} slips, at least two were expected: wrong answers that learners are likely to give");
        return check;
    }

    static NumberCheck Number(JsonReading answer) =>
        new(Value(answer, answer.Need("value")), Tolerance(answer), Slips(answer, value => Value(answer, value)));

    // A number, or a formula without variables such as 1/3.
    static double Value(JsonReading answer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble();
        double number = Parse(answer, answer.String(value, "a number or a formula"), []).Evaluate();
        return double.IsFinite(number) ? number : throw answer.Error("the value is not finite");
    }

    static ChoiceCheck Choice(JsonReading answer)
    {
        JsonReading reading = answer.Object("options");
        KeyValuePair<string, string>[] options = [.. reading.Names.Select(name => new KeyValuePair<string, string>(name, reading.Text(name)))];
        if (options.Length < 2)
            throw answer.Error("at least two options were expected");
        if (options.Select(option => AnswerText.Fold(option.Key)).Distinct().Count() < options.Length)
            throw answer.Error("two options have the same key but for case");
        IReadOnlyList<string> correct = Keys("correct", answer.Need("correct"));
        return new ChoiceCheck(options, correct, Slips(answer, value => Keys("answer", value).ToArray()));

        IReadOnlyList<string> Keys(string name, JsonElement value)
        {
            string[] keys = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(key => answer.String(key, name))] : [answer.String(value, name)];
            if (keys.Length == 0 || keys.Any(key => !reading.Has(key)))
                throw answer.Error($"\"{name}\" names an option that is not there; the options are {string.Join(", ", reading.Names)}");
            return keys;
        }
    }

    static FormulaCheck Formula(JsonReading answer)
    {
        JsonReading domains = answer.Object("variables");
        var variables = new List<(string, double, double)>();
        foreach (string name in domains.Names)
        {
            JsonReading domain = domains.Object(name);
            (double min, double max) = (domain.Number("min", -2), domain.Number("max", 2));
            domain.Finish();
            variables.Add(min < max ? (name, min, max) : throw answer.Error($"the variable {name} has an empty range"));
        }
        string[] names = [.. variables.Select(variable => variable.Item1)];
        string formula = answer.Text("formula");
        Parse(answer, formula, names);
        var check = new FormulaCheck(formula, variables, Tolerance(answer), Slips(answer, value =>
        {
            string slip = answer.String(value, "the \"answer\" of a slip");
            Parse(answer, slip, names);
            return slip;
        }));
        return check.HasEnoughPoints() ? check : throw answer.Error("the formula has a value at too few points of the ranges of its variables");
    }

    static FunctionCheck Function(JsonReading answer)
    {
        string name = answer.Text("function");
        double seconds = answer.Number("seconds", DefaultSeconds);
        if (seconds is <= 0 or > 60)
            throw answer.Error("\"seconds\" is not between 0 and 60");
        return FunctionCatalog.Find(name) is { } function ? new FunctionCheck(function, TimeSpan.FromSeconds(seconds))
            : throw answer.Error($"there is no function exercise {name} in DeepDay3.dll; there are {string.Join(", ", FunctionCatalog.Names)}");
    }

    static double Tolerance(JsonReading answer)
    {
        double tolerance = answer.Number("tolerance", DefaultTolerance);
        return tolerance is >= 0 and < 1 ? tolerance : throw answer.Error("\"tolerance\" is not between 0 and 1");
    }

    static List<AnswerSlip> Slips(JsonReading answer, Func<JsonElement, object> read)
    {
        var slips = new List<AnswerSlip>();
        foreach (JsonElement element in answer.List("slips"))
        {
            JsonReading slip = answer.Inner(element, "a slip");
            string message = slip.Text("message");
            slips.Add(new AnswerSlip(Damaged(answer, () => read(slip.Need("answer"))), message));
            slip.Finish();
        }
        return slips;
    }

    static NumericValue Tensor(JsonReading answer, JsonElement value) => Damaged(answer, () => NumericValue.Read(Nested(value)));

    static object Nested(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Nested).ToArray(),
        _ => throw new ArgumentException("something that is neither a number nor an array of them"),
    };

    static T Damaged<T>(JsonReading answer, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException error)
        {
            throw answer.Error(error.Message);
        }
    }

    static Formula Parse(JsonReading answer, string text, IReadOnlyList<string> names)
    {
        try
        {
            return Formulas.Formula.Parse(text, names);
        }
        catch (FormulaException error)
        {
            throw answer.Error($"the formula \"{text}\" cannot be read: {error.Message}");
        }
    }

    static string[] Strings(JsonReading answer, string name)
    {
        string[] strings = [.. answer.List(name).Select(value => answer.String(value, $"an element of \"{name}\""))];
        return strings.Length > 0 ? strings : throw answer.Error($"\"{name}\" is empty");
    }
}
