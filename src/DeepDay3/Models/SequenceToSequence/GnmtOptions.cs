namespace DeepDay3.Models;

/// <summary>Sizes and parts of a <see cref="Gnmt"/>. Wu et al. (2016) have 8 layers of 1,024 units on each side, and additive attention.</summary>
public sealed record GnmtOptions
{
    /// <summary>Size of the vocabulary that is read, signs such as the target language's among it.</summary>
    public required long SourceWords { get; init; }

    /// <summary>Size of the vocabulary that is written.</summary>
    public required long TargetWords { get; init; }

    /// <summary>Numbers in a word's vector, on both sides.</summary>
    public long EmbeddingSize { get; init; } = 32;

    /// <summary>H, the units of each layer; of the encoder's first layer in each direction.</summary>
    public long HiddenSize { get; init; } = 32;

    /// <summary>LSTM layers on each side, at least 2.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Whether the layers from the third on add their input to their output.</summary>
    public bool Residual { get; init; } = true;

    /// <summary>How well a place of the source fits the lowest decoder layer.</summary>
    public AttentionScore Score { get; init; } = AttentionScore.Additive;

    /// <summary>Share of each layer's input that is dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>The index that fills short sequences up; it never changes a result.</summary>
    public long PadIndex { get; init; }

    /// <summary>Throws where the sizes make no model.</summary>
    /// <exception cref="ArgumentException">A size is smaller than 1, or there are fewer than 2 layers.</exception>
    internal void Check()
    {
        if (SourceWords < 1 || TargetWords < 1 || EmbeddingSize < 1 || HiddenSize < 1)
            throw new ArgumentException($"A GNMT of {SourceWords} and {TargetWords} words, embedding size {EmbeddingSize} and hidden size {HiddenSize} was asked for: at least 1 of each was expected.");
        if (Layers < 2)
            throw new ArgumentException($"A GNMT of {Layers} layers was asked for: at least 2 were expected, a bidirectional one and one that joins both directions.");
    }
}
