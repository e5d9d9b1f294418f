using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A word language model: embedding, LSTM, and scores of the next word by the embedding itself (tied weights: Press and Wolf, 2017, arXiv:1608.05859;
/// Inan, Khosravi and Socher, 2017, arXiv:1611.01462), with dropout before and behind the LSTM (Zaremba, Sutskever and Vinyals, 2014, arXiv:1409.2329).
/// </summary>
public sealed class WordLanguageModel : nn.Module<Tensor, Tensor>
{
    readonly Embedding words;
    readonly LSTM recurrent;
    readonly Dropout dropout;
    // Without tying, the scores have a matrix of their own.
    readonly Linear? scorer;
    readonly Parameter bias;

    /// <summary>Makes a model.</summary>
    /// <param name="vocabularySize">V.</param>
    /// <param name="size">D, of the embedding and of the LSTM's state.</param>
    /// <param name="dropout">Share of the numbers that are dropped in training.</param>
    /// <param name="tied">Whether the scores use the embedding's rows; else a matrix of their own.</param>
    public WordLanguageModel(long vocabularySize, long size, double dropout = 0.3, bool tied = true) : base(nameof(WordLanguageModel))
    {
        words = nn.Embedding(vocabularySize, size);
        recurrent = nn.LSTM(size, size, batchFirst: true);
        this.dropout = nn.Dropout(dropout);
        scorer = tied ? null : nn.Linear(size, vocabularySize, hasBias: false);
        bias = nn.Parameter(zeros(vocabularySize));
        // Rows are scores too: small, or the first guesses would be far off.
        using (no_grad())
            nn.init.uniform_(words.weight!, -0.1, 0.1);
        RegisterComponents();
    }

    /// <summary>The scores of every next word.</summary>
    /// <param name="tokens">int64, [N, T].</param>
    /// <returns>[N, T, V].</returns>
    public override Tensor forward(Tensor tokens) => Read(tokens).Scores;

    /// <summary>Reads on from a state.</summary>
    /// <param name="tokens">int64, [N, T].</param>
    /// <param name="state">Hidden and cell state after what was read before, [1, N, D] each; null at the beginning.</param>
    /// <returns>Scores, [N, T, V], and the state after the last token.</returns>
    public (Tensor Scores, (Tensor Hidden, Tensor Cell) State) Read(Tensor tokens, (Tensor Hidden, Tensor Cell)? state = null)
    {
        var (outputs, hidden, cell) = recurrent.call(dropout.call(words.call(tokens)), state);
        Tensor read = dropout.call(outputs), rows = scorer is null ? words.weight! : scorer.weight!;
        return (read.matmul(rows.transpose(0, 1)) + bias, (hidden, cell));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            words.Dispose();
            recurrent.Dispose();
            dropout.Dispose();
            scorer?.Dispose();
            bias.Dispose();
        }
        base.Dispose(disposing);
    }
}
