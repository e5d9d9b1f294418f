using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Turns a decoder's scores into words: the best in each step, a random one, or the best sequences that a beam finds. Call the model's <c>eval()</c> before,
/// where it has dropout. Nothing is recorded for gradients.
/// </summary>
public static class SequenceDecoding
{
    /// <summary>Takes the most probable word in each step.</summary>
    /// <param name="model">The decoder.</param>
    /// <param name="state">What it starts from, for N sequences.</param>
    /// <param name="limits">Start, end, and the greatest length.</param>
    /// <returns>N sequences.</returns>
    /// <exception cref="ArgumentException">The limits allow no word.</exception>
    public static DecodedSequence[] Greedy(IStepDecoder model, DecoderState state, DecodingLimits limits) =>
        Write(model, state, limits, logProbabilities => logProbabilities.argmax(1));

    /// <summary>Draws each word with its probability.</summary>
    /// <param name="model">The decoder.</param>
    /// <param name="state">What it starts from, for N sequences.</param>
    /// <param name="limits">Start, end, and the greatest length.</param>
    /// <param name="temperature">Scores are divided by it: below 1 for what is probable, above 1 for variety.</param>
    /// <param name="generator">Where chance comes from; null for the global one, see manual_seed.</param>
    /// <returns>N sequences, with the probabilities of temperature 1.</returns>
    /// <exception cref="ArgumentException">The limits allow no word, or the temperature is not above 0.</exception>
    public static DecodedSequence[] Sample(IStepDecoder model, DecoderState state, DecodingLimits limits, double temperature = 1, Generator? generator = null)
    {
        if (!(temperature > 0) || double.IsInfinity(temperature))
            throw new ArgumentException($"Sampling with temperature {temperature} was asked for: a number above 0 was expected.");
        return Write(model, state, limits, logProbabilities => (logProbabilities / temperature).softmax(1).multinomial(1, false, generator).squeeze(1));
    }

    /// <summary>
    /// Beam search: keeps the best unfinished sequences in each step, and returns the best finished ones by log probability / ((5 + length) / 6)^penalty
    /// (Wu et al., 2016). What was cut off by the greatest length counts as finished only where nothing else is.
    /// </summary>
    /// <param name="model">The decoder.</param>
    /// <param name="state">What it starts from, for one sequence.</param>
    /// <param name="limits">Start, end, and the greatest length.</param>
    /// <param name="width">How many sequences are kept. 1 is greedy.</param>
    /// <param name="lengthPenalty">0 for plain probability, which favours short sequences; Wu et al. use 0.6 to 0.7.</param>
    /// <returns>Up to <paramref name="width"/> sequences, the best first.</returns>
    /// <exception cref="ArgumentException">The limits allow no word, the width is smaller than 1, or the state is of several sequences.</exception>
    public static DecodedSequence[] Beam(IStepDecoder model, DecoderState state, DecodingLimits limits, int width = 4, double lengthPenalty = 0)
    {
        limits.Check();
        if (width < 1 || state.Count != 1)
            throw new ArgumentException($"A beam of width {width} over {state.Count} sequences was asked for: a width of at least 1, and one sequence, were expected.");
        return new BeamSearch(model, limits, width, lengthPenalty).Run(state);
    }

    static DecodedSequence[] Write(IStepDecoder model, DecoderState state, DecodingLimits limits, Func<Tensor, Tensor> choose)
    {
        limits.Check();
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        int count = (int)state.Count;
        var written = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        var attention = Enumerable.Range(0, count).Select(_ => new List<float[]>()).ToArray();
        (double[] total, bool[] ended) = (new double[count], new bool[count]);
        Tensor words = full([count], limits.Start, int64);
        for (int step = 0; step < limits.MaxLength && !ended.All(done => done); step++)
        {
            DecoderStep result = model.Step(words, state);
            Tensor logProbabilities = result.Scores.log_softmax(1);
            (words, state) = (choose(logProbabilities), result.State);
            long[] chosen = words.data<long>().ToArray();
            float[] gained = Values(logProbabilities.gather(1, words.unsqueeze(1)));
            float[]? weights = result.Attention is null ? null : Values(result.Attention);
            for (int n = 0; n < count; n++)
            {
                if (ended[n])
                    continue;
                total[n] += gained[n];
                if (weights is not null)
                    attention[n].Add(weights[(n * weights.Length / count)..((n + 1) * weights.Length / count)]);
                if (chosen[n] == limits.End)
                    ended[n] = true;
                else
                    written[n].Add((int)chosen[n]);
            }
        }
        return [.. Enumerable.Range(0, count).Select(n => new DecodedSequence([.. written[n]], total[n], ended[n], attention[n]))];
    }

    internal static float[] Values(Tensor tensor) => tensor.to_type(float32).contiguous().data<float>().ToArray();
}
