using DeepDay3.Plotting;
using DeepDay3.Training;

namespace DeepDay3.Tests.Training;

/// <summary>Histories that stand for those of a training, and the charts that are made of them.</summary>
static class HistorySamples
{
    public static Dictionary<string, Func<Chart>> All { get; } = new()
    {
        ["History"] = () => One().ToChart(),
        ["Histories"] = () => Several().ToChart(),
        ["Compare"] = () => Histories.Compare("accuracy", Several(), new Histories("LSTM", [0, 1], [Run(3, 6), Run(4, 6)])).WithTitle("accuracy over seeds"),
    };

    public static History One()
    {
        var history = new History();
        for (int i = 1; i <= 6; i++)
            history.Add((History.Loss, 2.0 / i), (History.ValidationLoss, 2.5 / i + 0.05 * i), ("accuracy", i / 8.0), (History.LearningRate, 0.1));
        return history;
    }

    public static History Run(int seed, int records)
    {
        var history = new History();
        for (int i = 1; i <= records; i++)
            history.Add((History.Loss, 2.0 / i + 0.1 * seed), ("accuracy", (i + seed) / 10.0));
        return history;
    }

    public static Histories Several() => new("GRU", [0, 1, 2], [Run(0, 6), Run(1, 4), Run(2, 6)]);
}
