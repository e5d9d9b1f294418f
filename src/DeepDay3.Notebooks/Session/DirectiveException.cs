namespace DeepDay3.Notebooks.Session;

/// <summary>A directive (<c>#r</c>, <c>#load</c>, <c>#!…</c>) that cannot be carried out.</summary>
public sealed class DirectiveException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence: the directive, and what is wrong.</param>
    /// <param name="line">The line in the cell, from 1.</param>
    public DirectiveException(string message, int line)
        : base(message)
    {
        Line = line;
    }

    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; }
}
