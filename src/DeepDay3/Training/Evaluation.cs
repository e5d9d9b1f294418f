using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Runs a model over batches without training it: in evaluation mode, without gradients, and back to the mode it was in.</summary>
public static class Evaluation
{
    /// <summary>The mean of a measure over all samples, such as a loss or an accuracy.</summary>
    /// <param name="model">The model that the measure calls.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="measure">The measure of a batch: one number, or several whose mean counts.</param>
    /// <param name="weight">How much a batch counts; null for its number of samples.</param>
    /// <param name="cancellation">Stops between two batches. Without one, the Stop button of a notebook does.</param>
    /// <exception cref="ArgumentException">There is no batch.</exception>
    public static double Mean<TBatch>(nn.Module model, IEnumerable<TBatch> batches, Func<TBatch, Tensor> measure, Func<TBatch, double>? weight = null, CancellationToken cancellation = default) =>
        Means(model, batches, [("measure", measure)], weight ?? BatchSize.Of, CellCancellation.Or(cancellation))[0].Value;

    /// <summary>What a model makes of all batches, along the first dimension: predictions, states, codes.</summary>
    /// <param name="model">The model that the function calls.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="outputs">The outputs for a batch.</param>
    /// <param name="cancellation">Stops between two batches. Without one, the Stop button of a notebook does.</param>
    /// <returns>A tensor that the caller owns.</returns>
    /// <exception cref="ArgumentException">There is no batch.</exception>
    public static Tensor Collect<TBatch>(nn.Module model, IEnumerable<TBatch> batches, Func<TBatch, Tensor> outputs, CancellationToken cancellation = default)
    {
        var parts = new List<Tensor>();
        try
        {
            Each(model, batches, batch => parts.Add(outputs(batch).detach().DetachFromDisposeScope()), CellCancellation.Or(cancellation));
            return cat(parts);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    internal static (string Name, double Value)[] Means<TBatch>(nn.Module model, IEnumerable<TBatch> batches, IReadOnlyList<(string Name, Func<TBatch, Tensor> Measure)> measures,
        Func<TBatch, double> weight, CancellationToken cancellation)
    {
        Mean[] means = [.. measures.Select(_ => new Mean())];
        Each(model, batches, batch =>
        {
            double counts = weight(batch);
            foreach ((int i, (_, Func<TBatch, Tensor> measure)) in measures.Index())
                means[i].Add(Numbers.Of(measure(batch)), counts);
        }, cancellation);
        return [.. measures.Select((measure, i) => (measure.Name, means[i].Value))];
    }

    static void Each<TBatch>(nn.Module model, IEnumerable<TBatch> batches, Action<TBatch> use, CancellationToken cancellation)
    {
        bool training = model.training;
        using var mode = no_grad();
        model.eval();
        try
        {
            bool any = false;
            foreach (TBatch batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                use(batch);
                any = true;
            }
            if (!any) throw new ArgumentException("There is no batch to evaluate on: at least one was expected.", nameof(batches));
        }
        finally
        {
            model.train(training);
        }
    }
}
