using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises.Rendering;

/// <summary>Makes the formatters of <see cref="ExerciseResult"/>.</summary>
sealed class ExerciseResultFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<ExerciseResult>(MimeTypes.Html, ResultHtml.Of),
        new Formatter<ExerciseResult>(MimeTypes.Exercise, result => result.ToJson()),
        new Formatter<ExerciseResult>(MimeTypes.Plain, result => result.ToString()),
    ];
}
