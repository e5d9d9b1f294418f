namespace DeepDay3.Metrics;

/// <summary>The perplexity of a language model: among how many equally likely tokens it chooses, on average.</summary>
public sealed class Perplexity
{
    double sum;

    /// <summary>Tokens that were added.</summary>
    public long Tokens { get; private set; }

    /// <summary>The mean loss in nats; NaN without tokens.</summary>
    public double Loss => sum / Tokens;

    /// <summary>The exponential of the mean loss; NaN without tokens.</summary>
    public double Value => Math.Exp(Loss);

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The mean negative log-likelihood of its tokens in nats, as cross_entropy gives it.</param>
    /// <param name="tokens">How many tokens the mean was taken over, without padding.</param>
    /// <exception cref="ArgumentException">The number of tokens is negative, or the loss is.</exception>
    public void Add(double meanLoss, long tokens)
    {
        if (tokens < 0 || meanLoss < 0)
            throw new ArgumentException(FormattableString.Invariant($"A perplexity got a loss of {meanLoss} over {tokens} tokens: numbers from 0 were expected."));
        (sum, Tokens) = (sum + meanLoss * tokens, Tokens + tokens);
    }

    /// <summary>The value.</summary>
    public override string ToString() => FormattableString.Invariant($"perplexity {Value:0.00} over {Tokens} tokens");
}
