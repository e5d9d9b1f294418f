using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// What skip-gram and CBOW have in common: a vector for each word as input, one for each word as target, and the score of a target, which is the dot product.
/// <see cref="Training.Word2VecTrainer"/> computes the same in fused loops, many times faster; these modules are for reading and for checking.
/// </summary>
public abstract class WordScorer : nn.Module<Tensor, Tensor, Tensor>
{
    private protected WordScorer(string name, long vocabularySize, long dimension) : base(name)
    {
        (Input, Output) = (nn.Embedding(vocabularySize, dimension), nn.Embedding(vocabularySize, dimension));
        // RegisterComponents would miss what belongs to a base class.
        register_module("input", Input);
        register_module("output", Output);
        using var mode = no_grad();
        // As in the original program: small inputs, targets at 0.
        nn.init.uniform_(Input.weight!, -0.5 / dimension, 0.5 / dimension);
        nn.init.zeros_(Output.weight!);
    }

    /// <summary>[V, D]: the vectors that are used afterwards.</summary>
    public Embedding Input { get; }

    /// <summary>[V, D]: the vectors of the words as targets.</summary>
    public Embedding Output { get; }

    /// <summary>The scores of target words.</summary>
    /// <param name="given">The words that predict.</param>
    /// <param name="targets">int64, [N, K].</param>
    /// <returns>float, [N, K].</returns>
    public override Tensor forward(Tensor given, Tensor targets) =>
        Output.call(targets).matmul(Reading(given).unsqueeze(2)).squeeze(2);

    /// <summary>The scores of all words, [N, V]: cross entropy on them is the loss of the whole softmax.</summary>
    public Tensor Scores(Tensor given) => Reading(given).matmul(Output.weight!.transpose(0, 1));

    /// <summary>
    /// The loss of negative sampling (Mikolov et al., 2013, arXiv:1310.4546, equation 4), mean over the batch: the true word against words that were drawn.
    /// </summary>
    /// <param name="scores">[N, 1 + K]: the true word first, then the drawn ones.</param>
    public static Tensor NegativeSamplingLoss(Tensor scores)
    {
        Tensor right = scores.narrow(1, 0, 1), drawn = scores.narrow(1, 1, scores.shape[1] - 1);
        return -(nn.functional.logsigmoid(right).sum(1) + nn.functional.logsigmoid(-drawn).sum(1)).mean();
    }

    /// <summary>What the given words are together, [N, D].</summary>
    private protected abstract Tensor Reading(Tensor given);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Input.Dispose();
            Output.Dispose();
        }
        base.Dispose(disposing);
    }
}
