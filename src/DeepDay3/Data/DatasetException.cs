namespace DeepDay3.Data;

/// <summary>A data set is there but cannot be used. The message is one sentence that names the file and what was expected.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Makes the exception.</summary>
    public DatasetException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception with what caused it.</summary>
    public DatasetException(string message, Exception inner) : base(message, inner)
    {
    }
}
