using System.Globalization;
using System.Text;

namespace DeepDay3.Exercises.Answers;

/// <summary>Answers as text.</summary>
static class AnswerText
{
    /// <summary>The most characters of a written answer.</summary>
    public const int Longest = 1000;

    const int Shown = 200;

    /// <summary>An answer for messages, shortened when it is long.</summary>
    public static string Of(object answer) => answer switch
    {
        string text => $"\"{Short(text)}\"",
        IFormattable number => Short(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => TryNumeric(answer) ?? answer.GetType().Name,
    };

    /// <summary>The beginning of a text.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), "…");

    /// <summary>Whether every surrogate has its other half, as normalisation needs it.</summary>
    public static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    /// <summary>
    /// A text for comparison: width and case folded (NFKC), without spaces, punctuation and a leading article, so that
    /// "The Forget-Gate" equals "forget gate" and ＧＲＵ equals gru.
    /// </summary>
    public static string Fold(string text)
    {
        string[] words = Split(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant());
        return string.Concat(words.Length > 1 && words[0] is "the" or "a" or "an" ? words[1..] : words);
    }

    static string[] Split(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
            clean.Append(char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.MathSymbol || c is 'ー' ? c : ' ');
        return clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    static string? TryNumeric(object answer)
    {
        try
        {
            return NumericValue.ReadAll(answer) is { } values ? string.Join(", ", values) : "nothing";
        }
        catch (Exception error) when (error is ArgumentException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }
}
