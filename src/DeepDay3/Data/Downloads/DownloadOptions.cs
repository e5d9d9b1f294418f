namespace DeepDay3.Data.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often each address is tried.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause before the second attempt; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where a server asks for more.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a server may be silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A server that is asked first, laid out as the cache is (such as http://classroom/data/); <c>$DEEPDAY3_MIRROR</c> unless told.
    /// What it sends is checked as all downloads are.
    /// </summary>
    public Uri? Mirror { get; init; } = Uri.TryCreate(Environment.GetEnvironmentVariable("DEEPDAY3_MIRROR"), UriKind.Absolute, out Uri? mirror) ? mirror : null;
}
