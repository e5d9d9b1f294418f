using Spectre.Console;

namespace DeepDay3.Training.Live;

/// <summary>A bar on a terminal, and at the end a line in its place. The bar has a thread of its own: the training stays on that of the caller.</summary>
sealed class TerminalReport : ITrainingReport
{
    static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.1);

    readonly IAnsiConsole console;
    readonly Pace pace = new(Refresh);
    readonly ManualResetEventSlim ended = new();
    readonly Thread painter;
    volatile Progress? latest;
    string? closing;

    public TerminalReport(IAnsiConsole console)
    {
        this.console = console;
        painter = new Thread(Paint) { IsBackground = true, Name = "training progress" };
        painter.Start();
    }

    public bool IsDue => pace.IsDue;

    public void Show(string line, double share, History? history) => pace.Time(() => latest = new Progress(line, share));

    public void Finish(string line, History? history) => closing = line;

    public void Dispose()
    {
        ended.Set();
        painter.Join();
        ended.Dispose();
        if (closing is not null) console.WriteLine(closing);
    }

    void Paint() => console.Progress().AutoClear(true)
        .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            ProgressTask bar = context.AddTask("training", maxValue: 1);
            while (!ended.Wait(Refresh))
            {
                if (latest is not { } now) continue;
                bar.Value = now.Share;
                bar.Description = Markup.Escape(now.Line);
            }
        });

    sealed record Progress(string Line, double Share);
}
