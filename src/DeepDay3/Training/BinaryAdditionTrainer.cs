using DeepDay3.Data;
using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>Trains the simple recurrent network on binary addition: the experiments of the first notebook.</summary>
public static class BinaryAdditionTrainer
{
    const double Exploded = 1_000;

    /// <summary>Trains one network.</summary>
    /// <param name="options">What and how.</param>
    /// <param name="cancellation">Stops between two iterations. Without one, the Stop button of a notebook does.</param>
    public static BinaryAdditionResult Train(BinaryAdditionOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellation = CellCancellation.Or(cancellation);
        if (options.PlotInterval < 1) throw new ArgumentException($"An interval of {options.PlotInterval} iterations was given for the curve: 1 or more were expected.");
        var weights = BinaryAdditionWeights.Draw(options.HiddenSize, options.Initialization, options.Seed);
        var network = new BinaryAdditionRnn(weights, options.Bits, options.Activation, options.AsInLecture);
        var additions = new BinaryAdditionData(options.Bits, options.Seed);
        List<double> iterations = [], losses = [], largest = [];
        int? divergedAt = null;
        double sum = 0;
        int counted = 0;
        for (int iteration = 1; iteration <= options.Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var pair = additions.Next();
            sum += network.Forward(pair);
            counted++;
            network.Backward(pair);
            network.Descend(options.LearningRate);
            bool ends = iteration % options.PlotInterval == 0 || iteration == options.Iterations;
            // Looking at every weight costs as much as a step, so it is done often only at the start, where explosions happen.
            if (divergedAt is null && (ends || iteration <= 100) && !(weights.Largest() <= Exploded)) divergedAt = iteration;
            if (!ends) continue;
            double size = weights.Largest();
            iterations.Add(iteration);
            losses.Add(double.IsFinite(size) ? sum / counted : double.NaN);
            largest.Add(size);
            (sum, counted) = (0, 0);
        }
        return new BinaryAdditionResult(options, [.. iterations], [.. losses], [.. largest],
            BinaryAdditionEvaluation.Accuracy(weights, options), BinaryAdditionEvaluation.DeadUnits(weights, options), divergedAt, weights);
    }

    /// <summary>Trains the same network from several seeds, on all processors. Each run is independent, so the results do not depend on how many there are.</summary>
    /// <param name="options">What and how; its seed is replaced.</param>
    /// <param name="seeds">One run each.</param>
    /// <param name="cancellation">Stops all runs. Without one, the Stop button of a notebook does.</param>
    public static BinaryAdditionResult[] Train(BinaryAdditionOptions options, IEnumerable<int> seeds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seeds);
        cancellation = CellCancellation.Or(cancellation);
        int[] all = [.. seeds];
        var results = new BinaryAdditionResult[all.Length];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => results[i] = Train(options with { Seed = all[i] }, cancellation));
        return results;
    }
}
