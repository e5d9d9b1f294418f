namespace DeepDay3.Notebooks.Running;

/// <summary>How the run of a notebook or of a cell ended.</summary>
public enum RunStatus
{
    /// <summary>Without an error.</summary>
    Passed,

    /// <summary>With an error in a cell.</summary>
    Failed,

    /// <summary>Not run, because an earlier cell failed.</summary>
    Skipped,

    /// <summary>Stopped because the time was up.</summary>
    Timeout,

    /// <summary>The process ended in the middle.</summary>
    Crashed,
}
