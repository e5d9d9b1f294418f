using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>Says what ended a cell: in the compiler's own words, or an exception with the calls inside the notebook.</summary>
static partial class ErrorReport
{
    const int MaximumFrames = 20;
    const int MaximumDiagnostics = 10;

    public static CellError From(CompilationException exception, string cellName)
    {
        var errors = exception.Errors.Select(error =>
        {
            var position = error.Location.GetLineSpan().StartLinePosition;
            return (Line: position.Line + 1, Column: position.Character + 1, Text: $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
        }).ToList();
        var trace = errors.Take(MaximumDiagnostics).Select(error => $"{cellName}, line {error.Line}, column {error.Column}: error {error.Text}").ToList();
        if (errors.Count > MaximumDiagnostics) trace.Add($"... and {errors.Count - MaximumDiagnostics} more errors");
        var more = errors.Skip(1).Take(2).Select(error => $"line {error.Line}: {error.Text}");
        return new CellError("CompilationError", string.Join("\n", [errors[0].Text, .. more]), errors[0].Line, trace);
    }

    public static CellError From(DirectiveException exception, string cellName) =>
        new("DirectiveError", exception.Message, exception.Line, [$"{cellName}, line {exception.Line}: {exception.Message}"]);

    public static CellError From(Exception exception, string cellName, CellPlaces places)
    {
        var trace = new List<string>();
        int? line = null;
        for (var current = exception; current is not null && trace.Count < 3 * MaximumFrames; current = current.InnerException)
        {
            trace.Add($"{(current == exception ? "" : "caused by ")}{TypeNames.Of(current.GetType(), true)}: {current.Message}");
            var frames = NotebookFrames(current, places);
            trace.AddRange(frames.Take(MaximumFrames).Select(frame => Describe(frame, places)));
            if (frames.Count > MaximumFrames) trace.Add($"   ... {frames.Count - MaximumFrames} more calls");
            line ??= frames.Select(places.Find).FirstOrDefault(place => place?.Name == cellName)?.Line;
        }

        return new CellError(TypeNames.Of(exception.GetType(), true), exception.Message, line, trace);
    }

    // The calls below the outermost one that stands in a cell are the session's own machinery.
    static IReadOnlyList<StackFrame> NotebookFrames(Exception exception, CellPlaces places)
    {
        var frames = new StackTrace(exception, true).GetFrames();
        var last = Array.FindLastIndex(frames, frame => places.Find(frame) is not null);
        return frames.Take(last + 1).Where(frame => frame.GetMethod()?.DeclaringType != typeof(CellGuard)).ToList();
    }

    static string Describe(StackFrame frame, CellPlaces places)
    {
        var place = places.Find(frame) ?? (frame.GetFileName() is { } file ? (file, frame.GetFileLineNumber()) : null);
        var text = place is var (name, line) ? $" in {Path.GetFileName(name)}, line {line}" : "";
        return $"   at {(frame.GetMethod() is { } method ? NameOf(method) : "?")}{text}";
    }

    static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        if (method.Name == "MoveNext" && type is not null && Generated().Match(type.Name) is { Success: true } machine)
            return machine.Groups["name"].Value == "<Initialize>" ? "the cell" : machine.Groups["name"].Value + "(...)";

        var parameters = $"({string.Join(", ", method.GetParameters().Select(parameter => $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}".TrimEnd()))})";
        if (Local().Match(method.Name) is { Success: true } local) return local.Groups["name"].Value + parameters;
        if (Generated().Match(method.Name) is { Success: true }) return "lambda" + parameters;
        return (type is null || TypeNames.IsCell(type) ? "" : TypeNames.Of(type) + ".") + method.Name + parameters;
    }

    [GeneratedRegex(@"^<(?<name>.*)>[bd]__")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^<.*>g__(?<name>[^|]+)\|")]
    private static partial Regex Local();
}
