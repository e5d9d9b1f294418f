namespace DeepDay3.Training.Live;

/// <summary>Plain lines where nothing can be replaced: few while it runs, one at the end.</summary>
sealed class LineReport(TextWriter output) : ITrainingReport
{
    readonly Pace pace = new(TimeSpan.FromSeconds(10));

    public bool IsDue => pace.IsDue;

    public void Show(string line, double share, History? history) => pace.Time(() => output.WriteLine(line));

    public void Finish(string line, History? history) => output.WriteLine(line);

    public void Dispose()
    {
    }
}
