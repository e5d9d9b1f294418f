namespace DeepDay3.Models;

/// <summary>Sizes and parts of a model that answers in a dialogue.</summary>
public sealed record DialogueOptions
{
    /// <summary>V, the size of the vocabulary, which all turns share.</summary>
    public required long Words { get; init; }

    /// <summary>Numbers in a word's vector.</summary>
    public long EmbeddingSize { get; init; } = 64;

    /// <summary>H, the size of a turn's vector and of the decoder's state.</summary>
    public long HiddenSize { get; init; } = 64;

    /// <summary>C, the size of the context RNN's state.</summary>
    public long ContextSize { get; init; } = 64;

    /// <summary>Z, the numbers of a <see cref="Vhred"/>'s latent variable; a <see cref="Hred"/> has none.</summary>
    public long LatentSize { get; init; } = 16;

    /// <summary>What all three recurrent networks are made of.</summary>
    public RecurrentUnit Unit { get; init; } = RecurrentUnit.Gru;

    /// <summary>Whether a turn is read in both directions, with H / 2 units for each.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Share of the word vectors' and the decoder outputs' numbers that are dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>The index that fills short turns and short dialogues up; it never changes a result.</summary>
    public long PadIndex { get; init; }

    /// <summary>The encoder of single turns.</summary>
    internal Seq2SeqOptions Turn => new()
    {
        SourceWords = Words,
        TargetWords = Words,
        EmbeddingSize = EmbeddingSize,
        HiddenSize = HiddenSize,
        Unit = Unit,
        Bidirectional = Bidirectional,
        Dropout = Dropout,
        PadIndex = PadIndex,
    };

    /// <summary>Throws where the sizes make no model.</summary>
    /// <exception cref="ArgumentException">A size is smaller than 1, or H is odd and the encoder bidirectional.</exception>
    internal void Check()
    {
        if (ContextSize < 1 || LatentSize < 1)
            throw new ArgumentException($"A dialogue model with context size {ContextSize} and latent size {LatentSize} was asked for: at least 1 of each was expected.");
        Turn.Check();
    }
}
