namespace DeepDay3.Data.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="File">Which file.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Received">Bytes that are there, those of an earlier attempt included.</param>
/// <param name="Total">Bytes of the file; null where nobody said.</param>
/// <param name="Note">What went wrong, when it is tried again; where the file is, when it is done.</param>
public sealed record DownloadProgress(DatasetFile File, DownloadStage Stage, long Received = 0, long? Total = null, string? Note = null);
