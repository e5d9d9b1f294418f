namespace DeepDay3.Training.Live;

/// <summary>One line for several trainings that follow each other, in place of one for each.</summary>
sealed class SeedsReport : IDisposable
{
    static readonly AsyncLocal<SeedsReport?> CurrentReport = new();

    readonly ITrainingReport shown = TrainingReports.Open(TrainingDisplay.Line);
    readonly SeedsReport? outer = CurrentReport.Value;
    readonly int runs;
    int run;

    public SeedsReport(int runs)
    {
        this.runs = runs;
        CurrentReport.Value = this;
    }

    /// <summary>The report that trainings of the calling code go into; null when each has its own.</summary>
    public static SeedsReport? Current => CurrentReport.Value;

    /// <summary>Says which run comes now, from 0.</summary>
    public void Begin(int number) => run = number;

    public ITrainingReport ForOneRun() => new OneRun(this);

    public void Finish(string line) => shown.Finish(line, null);

    public void Dispose()
    {
        CurrentReport.Value = outer;
        shown.Dispose();
    }

    sealed class OneRun(SeedsReport all) : ITrainingReport
    {
        public bool IsDue => all.shown.IsDue;

        public void Show(string line, double share, History? history) =>
            all.shown.Show($"run {all.run + 1}/{all.runs} · {line}", (all.run + share) / all.runs, null);

        public void Finish(string line, History? history)
        {
        }

        public void Dispose()
        {
        }
    }
}
