using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>What a training was asked to do: epochs, or steps with a record every so many.</summary>
sealed record TrainingTask<TBatch>(IEnumerable<TBatch> Batches, Func<TBatch, Tensor> Loss, IEnumerable<TBatch>? Validation,
    IReadOnlyDictionary<string, Func<TBatch, Tensor>> Metrics, Func<TBatch, double> Weight, int? Epochs, long? Steps, int? RecordEvery)
{
    /// <summary>Whether so much was done.</summary>
    public bool IsDone(TrainingState state) => state.StopReason is not null || state.Epoch >= Epochs || state.Step >= Steps;

    /// <summary>What is measured after each record, and on what; null where nothing is.</summary>
    public (IEnumerable<TBatch> On, (string Name, Func<TBatch, Tensor> Measure)[] What)? Measures()
    {
        (string, Func<TBatch, Tensor>)[] metrics = [.. Metrics.Select(metric => (metric.Key, metric.Value))];
        if (Validation is not null) return (Validation, [(History.ValidationLoss, Loss), .. metrics]);
        return metrics.Length > 0 ? (Batches, metrics) : null;
    }

    /// <summary>The number of steps in all; null where it cannot be told before the first epoch is over.</summary>
    public long? TotalSteps(TrainingState state)
    {
        if (Steps is not null) return Steps;
        if (state.Epoch > 0) return state.Step / state.Epoch * Epochs;
        return Batches is IReadOnlyCollection<TBatch> known ? (long)known.Count * Epochs : Batches.TryGetNonEnumeratedCount(out int count) ? (long)count * Epochs : null;
    }
}
