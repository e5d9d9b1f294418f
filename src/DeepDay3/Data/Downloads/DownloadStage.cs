namespace DeepDay3.Data.Downloads;

/// <summary>What a download is doing.</summary>
public enum DownloadStage
{
    /// <summary>Another process downloads the same file.</summary>
    Waiting,

    /// <summary>Bytes come.</summary>
    Receiving,

    /// <summary>Something went wrong, and it is tried again after a pause.</summary>
    Retrying,

    /// <summary>All bytes are there and are checked.</summary>
    Checking,

    /// <summary>The file is in place.</summary>
    Done,
}
