using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device.</summary>
        public override string ToString() => ToString(TensorStringStyle.Metadata);

        /// <summary>This tensor as text.</summary>
        /// <param name="style">How.</param>
        /// <param name="fltFormat">A .NET format for floating-point numbers; "g5" unless <see cref="set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/> said otherwise.</param>
        /// <param name="width">Characters in a line.</param>
        /// <param name="cultureInfo">The culture of the numbers; the current one by default.</param>
        /// <param name="newLine">What ends a line; the system's by default.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disposed ? "[disposed]" : TensorText.Write(this, style, TextOptions.With(fltFormat, width, cultureInfo, newLine));

        /// <summary>This tensor as text in the default style; the flag only tells this overload from the others.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine);
    }
}
