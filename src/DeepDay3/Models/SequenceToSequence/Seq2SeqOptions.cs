namespace DeepDay3.Models;

/// <summary>Sizes and parts of an encoder and a decoder.</summary>
public sealed record Seq2SeqOptions
{
    /// <summary>Size of the vocabulary that is read.</summary>
    public required long SourceWords { get; init; }

    /// <summary>Size of the vocabulary that is written.</summary>
    public required long TargetWords { get; init; }

    /// <summary>Numbers in a word's vector, on both sides.</summary>
    public long EmbeddingSize { get; init; } = 64;

    /// <summary>H, the size of the decoder's state and of what the encoder hands over.</summary>
    public long HiddenSize { get; init; } = 64;

    /// <summary>What encoder and decoder are made of.</summary>
    public RecurrentUnit Unit { get; init; } = RecurrentUnit.Gru;

    /// <summary>Recurrent layers on each side.</summary>
    public long Layers { get; init; } = 1;

    /// <summary>Whether the encoder reads in both directions, with H / 2 units for each.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Share of the word vectors' and the decoder outputs' numbers that are dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>The index that fills short sequences up; it never changes a result.</summary>
    public long PadIndex { get; init; }

    /// <summary>Throws where the sizes make no model.</summary>
    /// <exception cref="ArgumentException">A size is smaller than 1, or H is odd and the encoder bidirectional.</exception>
    internal void Check()
    {
        if (SourceWords < 1 || TargetWords < 1 || EmbeddingSize < 1 || HiddenSize < 1 || Layers < 1)
            throw new ArgumentException($"A sequence-to-sequence model of {SourceWords} and {TargetWords} words, embedding size {EmbeddingSize}, hidden size {HiddenSize} and {Layers} layers was asked for: at least 1 of each was expected.");
        if (Bidirectional && HiddenSize % 2 != 0)
            throw new ArgumentException($"A bidirectional encoder with hidden size {HiddenSize} was asked for: an even size, half for each direction, was expected.");
    }
}
