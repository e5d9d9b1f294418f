namespace DeepDay3.Data.Formats;

/// <summary>How much an archive may hold: more is refused before it is unpacked.</summary>
/// <param name="Entries">Most entries.</param>
/// <param name="EntryBytes">Most bytes of one entry.</param>
/// <param name="TotalBytes">Most bytes of all entries.</param>
/// <param name="Ratio">Most bytes that a packed byte may become.</param>
readonly record struct ArchiveLimits(int Entries, long EntryBytes, long TotalBytes, int Ratio)
{
    /// <summary>For data sets: the largest that is known here unpacks to 47 MB, and packs 5 : 1.</summary>
    public static ArchiveLimits Datasets { get; } = new(50_000, 256 << 20, 512 << 20, 1_000);
}
