namespace DeepDay3.Data;

/// <summary>A file of a data set: where it comes from, and in which forms it may be stored.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Urls">Where it can be had; the first that answers well is taken.</param>
/// <param name="Forms">How it may be stored: the first is what a download makes, the others are found too.</param>
public sealed record DatasetFile(string Name, IReadOnlyList<Uri> Urls, IReadOnlyList<DatasetForm> Forms)
{
    /// <summary>The form that a download makes.</summary>
    public DatasetForm Download => Forms[0];
}
