namespace DeepDay3.Plotting.Rendering;

/// <summary>Writes a value as one mime type. Hosts call this by reflection: there must be no second method named Format.</summary>
sealed class Formatter<T>(string mimeType, Func<T, string> text)
{
    /// <summary>The mime type that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false when it is of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
            return false;
        writer.Write(text(value));
        return true;
    }
}
