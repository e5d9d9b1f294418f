namespace TorchSharp;

public static partial class torch
{
    public static readonly TensorStringStyle julia = TensorStringStyle.Julia;

    public static readonly TensorStringStyle numpy = TensorStringStyle.Numpy;

    public static readonly TensorStringStyle csharp = TensorStringStyle.CSharp;

    static TensorStringStyle stringStyle = TensorStringStyle.Julia;

    /// <summary>The style that <see cref="TensorStringStyle.Default"/> stands for; Julia at first.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => stringStyle;
        set => stringStyle = value == TensorStringStyle.Default ? TensorStringStyle.Julia : value;
    }

    /// <summary>Sets how tensors are written from now on; null leaves an option as it is.</summary>
    /// <param name="style">The default style.</param>
    /// <param name="floatFormat">A .NET format for floating-point numbers.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="maxRows">A dimension of rows longer than this shows its ends only.</param>
    /// <param name="maxColumns">A dimension of columns longer than this shows its ends only.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (linewidth <= 0 || maxRows <= 0 || maxColumns <= 0) throw new ArgumentException("Line width and the numbers of rows and columns must be positive.");
        if (style is { } chosen) TensorStringStyle = chosen;
        var options = TextOptions.Current;
        TextOptions.Current = options with
        {
            FloatFormat = floatFormat ?? options.FloatFormat,
            Width = linewidth ?? options.Width,
            NewLine = newLine ?? options.NewLine,
            MaxRows = maxRows ?? options.MaxRows,
            MaxColumns = maxColumns ?? options.MaxColumns,
        };
    }

    /// <inheritdoc cref="set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/>
    /// <param name="precision">Digits behind the decimal point.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="sci_mode">Whether numbers have an exponent.</param>
    /// <param name="maxRows">A dimension of rows longer than this shows its ends only.</param>
    /// <param name="maxColumns">A dimension of columns longer than this shows its ends only.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null)
    {
        if (precision < 0) throw new ArgumentException($"The precision must not be negative, but is {precision}.");
        set_printoptions(null, $"{(sci_mode ? "E" : "F")}{precision}", linewidth, newLine, maxRows, maxColumns);
    }
}
