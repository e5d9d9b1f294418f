using System.Globalization;

namespace TorchSharp;

/// <summary>Options of tensors as text.</summary>
internal sealed record TextOptions
{
    /// <summary>Tensors of more elements than this show the ends of their dimensions only, as in PyTorch and NumPy.</summary>
    internal const long Threshold = 1000;

    /// <summary>What is shown of an end.</summary>
    internal const int Edge = 3;

    internal static TextOptions Current { get; set; } = new();

    internal string FloatFormat { get; init; } = "g5";

    internal int Width { get; init; } = 100;

    internal string NewLine { get; init; } = Environment.NewLine;

    /// <summary>Null: by the number of elements.</summary>
    internal int? MaxRows { get; init; }

    /// <inheritdoc cref="MaxRows"/>
    internal int? MaxColumns { get; init; }

    internal CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    internal static TextOptions With(string? floatFormat, int? width, CultureInfo? culture, string? newLine)
    {
        var options = Current;
        return options with
        {
            FloatFormat = floatFormat ?? options.FloatFormat,
            Width = width ?? options.Width,
            Culture = culture ?? CultureInfo.CurrentCulture,
            NewLine = newLine ?? options.NewLine,
        };
    }
}
