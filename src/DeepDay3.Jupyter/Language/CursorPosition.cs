namespace DeepDay3.Jupyter.Language;

/// <summary>Positions in code: the protocol counts code points, some clients count UTF-16 units, C# counts UTF-16 units.</summary>
sealed class CursorPosition
{
    readonly string code;
    readonly bool countsCodePoints;

    CursorPosition(string code, int index, bool countsCodePoints)
    {
        this.code = code;
        this.countsCodePoints = countsCodePoints;
        Index = index;
    }

    /// <summary>The position in UTF-16 units, inside the code.</summary>
    public int Index { get; }

    /// <summary>Reads a client's position; one that no count of code points can be is taken for UTF-16 units.</summary>
    /// <param name="code">The code.</param>
    /// <param name="position">What the client says; negative for the end.</param>
    public static CursorPosition Read(string code, int position)
    {
        if (position < 0) return new CursorPosition(code, code.Length, true);
        var index = 0;
        var points = 0;
        while (index < code.Length && points < position)
        {
            index += char.IsSurrogatePair(code, index) ? 2 : 1;
            points++;
        }

        return points == position
            ? new CursorPosition(code, index, true)
            : new CursorPosition(code, Math.Min(position, code.Length), false);
    }

    /// <summary>A position in the client's own count.</summary>
    public int Write(int index)
    {
        if (!countsCodePoints) return index;
        var points = 0;
        for (var at = 0; at < index; at += char.IsSurrogatePair(code, at) ? 2 : 1) points++;
        return points;
    }
}
