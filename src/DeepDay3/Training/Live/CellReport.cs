using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Training.Live;

/// <summary>A line and the curves in a notebook cell, both replaced in place, at most five times a second. What stays is their last state.</summary>
sealed class CellReport(bool withCurve) : ITrainingReport
{
    readonly Pace pace = new(TimeSpan.FromSeconds(0.2));
    Action<object>? line, curve;
    int drawn;

    public bool IsDue => pace.IsDue;

    public void Show(string line, double share, History? history) => pace.Time(() => Draw(line, history));

    public void Finish(string line, History? history) => Draw(line, history);

    public void Dispose()
    {
    }

    void Draw(string text, History? history)
    {
        Put(ref line, text, MimeTypes.Plain);
        if (!withCurve || history is null || history.Count == drawn) return;
        drawn = history.Count;
        // Pictures, not Plotly: those would be built anew by a script each time, and flicker.
        Put(ref curve, history.ToChart(), MimeTypes.Svg, MimeTypes.Plain);
    }

    static void Put(ref Action<object>? update, object value, params string[] mimeTypes)
    {
        if (update is null) update = CellHost.Display(value, mimeTypes);
        else update(value);
    }
}
