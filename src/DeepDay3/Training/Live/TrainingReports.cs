using Spectre.Console;

namespace DeepDay3.Training.Live;

/// <summary>Finds where a person may be looking.</summary>
static class TrainingReports
{
    public static ITrainingReport For(TrainingDisplay display)
    {
        if (display == TrainingDisplay.None) return new SilentReport();
        if (SeedsReport.Current is { } seeds) return seeds.ForOneRun();
        return Open(display);
    }

    /// <summary>A report of its own: in a cell, on a terminal, or as plain lines.</summary>
    public static ITrainingReport Open(TrainingDisplay display)
    {
        if (CellHost.InCell) return new CellReport(withCurve: display == TrainingDisplay.Curve);
        return Console.IsOutputRedirected ? new LineReport(Console.Out) : Terminal();
    }

    // A method of its own: whoever has no terminal does not load the console library.
    static TerminalReport Terminal() => new(AnsiConsole.Console);
}
