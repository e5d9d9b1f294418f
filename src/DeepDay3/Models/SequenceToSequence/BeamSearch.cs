using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>One run of a beam search: see <see cref="SequenceDecoding.Beam"/>.</summary>
sealed class BeamSearch(IStepDecoder model, DecodingLimits limits, int width, double lengthPenalty)
{
    sealed record Path(int[] Words, double LogProbability, float[][] Attention);

    readonly List<(double Value, DecodedSequence Sequence)> finished = [];

    public DecodedSequence[] Run(DecoderState state)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        List<Path> paths = [new([], 0, [])];
        for (int step = 0; step < limits.MaxLength && finished.Count < width; step++)
        {
            DecoderStep result = model.Step(tensor(paths.Select(path => (long)(path.Words is [.., var last] ? last : limits.Start)).ToArray()), state);
            var (grown, parents) = Grow(paths, result);
            if (grown.Count == 0)
                break;
            (paths, state) = (grown, result.State.Rows(tensor(parents.ToArray())));
        }
        if (finished.Count == 0)
            foreach (Path path in paths)
                Finish(path, ended: false);
        return [.. finished.OrderByDescending(item => item.Value).Take(width).Select(item => item.Sequence)];
    }

    // The best continuations of all paths together; those that end are finished and leave the beam.
    (List<Path> Paths, List<long> Parents) Grow(List<Path> paths, DecoderStep result)
    {
        long words = result.Scores.shape[1];
        Tensor totals = result.Scores.log_softmax(1).to_type(float64) + tensor(paths.Select(path => path.LogProbability).ToArray()).unsqueeze(1);
        // Every path has one continuation that ends, so twice the width always leaves enough that go on.
        int asked = (int)Math.Min(2L * width, totals.numel());
        var (values, places) = totals.flatten().topk(asked);
        (double[] best, long[] where) = (values.data<double>().ToArray(), places.data<long>().ToArray());
        float[]? weights = result.Attention is null ? null : SequenceDecoding.Values(result.Attention);
        (List<Path> grown, List<long> parents) = ([], []);
        for (int i = 0; i < asked && grown.Count < width; i++)
        {
            (int parent, int word) = ((int)(where[i] / words), (int)(where[i] % words));
            Path before = paths[parent];
            int size = weights is null ? 0 : weights.Length / paths.Count;
            float[][] attention = weights is null ? [] : [.. before.Attention, weights[(parent * size)..((parent + 1) * size)]];
            if (word == limits.End)
            {
                // An end that is not among the width best is no member of the beam.
                if (i < width)
                    Finish(before with { LogProbability = best[i], Attention = attention }, ended: true);
                continue;
            }
            grown.Add(new([.. before.Words, word], best[i], attention));
            parents.Add(parent);
        }
        return (grown, parents);
    }

    void Finish(Path path, bool ended)
    {
        int length = path.Words.Length + (ended ? 1 : 0);
        finished.Add((path.LogProbability / Math.Pow((5 + length) / 6.0, lengthPenalty), new(path.Words, path.LogProbability, ended, path.Attention)));
    }
}
