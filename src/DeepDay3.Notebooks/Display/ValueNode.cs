namespace DeepDay3.Notebooks.Display;

/// <summary>A value taken apart once, so that sequences run once and properties are read once, however many formats follow.</summary>
abstract record ValueNode
{
    /// <summary>Takes a value apart, down to a few levels and a few items each.</summary>
    public static ValueNode Of(object? value) => new ValueReader().Read(value);
}
