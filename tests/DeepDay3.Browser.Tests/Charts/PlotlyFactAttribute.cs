namespace DeepDay3.Browser.Tests.Charts;

/// <summary>A test that needs a browser and Plotly's script.</summary>
public sealed class PlotlyFactAttribute : BrowserFactAttribute
{
    /// <summary>Skips where one of them is not there.</summary>
    public PlotlyFactAttribute()
    {
        if (PlotlyFile.Path is null) Skip ??= $"Plotly's script is not there: {PlotlyFile.Reason}; $DEEPDAY3_PLOTLY can name it.";
    }
}
