namespace DeepDay3.Plotting.Rendering;

/// <summary>Writes a value as one mime type. Hosts call this by reflection: there must be no second method named Format.</summary>
/// <param name="mimeType">The mime type.</param>
/// <param name="text">The text; null where a value has none of this type, such as the picture of something empty.</param>
sealed class Formatter<T>(string mimeType, Func<T, string?> text)
{
    /// <summary>The mime type that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false when it is of another type or has no such text.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value || text(value) is not { } written)
            return false;
        writer.Write(written);
        return true;
    }
}
