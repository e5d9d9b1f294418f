namespace DeepDay3.Browser.Tests.Hosts;

/// <summary>A test that needs a browser and Jupyter Notebook.</summary>
public sealed class NotebookFactAttribute : BrowserFactAttribute
{
    /// <summary>Skips where one of them is not there.</summary>
    public NotebookFactAttribute()
    {
        if (NotebookServer.Program is null) Skip ??= "No jupyter-notebook on the PATH (Debian: apt-get install jupyter-notebook).";
    }
}
