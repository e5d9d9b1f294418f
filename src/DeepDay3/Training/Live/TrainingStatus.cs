using System.Globalization;

namespace DeepDay3.Training.Live;

/// <summary>Where a training stands, for a person to see.</summary>
/// <param name="History">The records so far.</param>
/// <param name="Epoch">Whole passes so far.</param>
/// <param name="Epochs">Passes asked for; null when steps were.</param>
/// <param name="Step">Steps so far.</param>
/// <param name="Steps">Steps in all; null while that is not known.</param>
/// <param name="Elapsed">Since the start.</param>
/// <param name="Loss">The loss of the latest step.</param>
sealed record TrainingStatus(History History, int Epoch, int? Epochs, long Step, long? Steps, TimeSpan Elapsed, double Loss)
{
    /// <summary>The share that is done, from 0 to 1.</summary>
    public double Share => Steps is > 0 ? Math.Min(1, (double)Step / Steps.Value) : Epochs is > 0 ? (double)Epoch / Epochs.Value : 0;

    /// <summary>One line: what is done, how fast, how long it will take, the loss, the latest record.</summary>
    public string Line
    {
        get
        {
            var parts = new List<string>();
            if (Epochs is not null) parts.Add($"epoch {Math.Min(Epoch + 1, Epochs.Value)}/{Epochs}");
            parts.Add($"step {Count(Step)}{(Steps is { } all ? $"/{Count(all)}" : "")}");
            parts.Add(Speed);
            if (Share > 0) parts.Add($"{HistoryText.Duration(Elapsed.TotalSeconds * (1 - Share) / Share)} left");
            parts.Add($"loss {HistoryText.Number(Loss)}");
            if (History.Count > 0) parts.Add($"last {(History.ByStep ? "record" : "epoch")}: {HistoryText.Values(History)}");
            return string.Join(" · ", parts);
        }
    }

    /// <summary>The line that stays.</summary>
    public string Closing => History.Count > 0
        ? $"{HistoryText.Summary(History)} · {Speed}"
        : $"{HistoryText.Count(Step, "step")}, no record{(History.StopReason is { } reason ? $" (stopped: {reason})" : "")}";

    string Speed => $"{HistoryText.Number(Step / Math.Max(1e-6, Elapsed.TotalSeconds))} steps/s";

    static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
