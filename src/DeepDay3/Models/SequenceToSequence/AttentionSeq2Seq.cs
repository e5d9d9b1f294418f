using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Encoder and decoder with attention, in the order of Luong et al. (2015): the decoder's output s_t looks at all outputs of the encoder, and
/// tanh(W_c [s_t, c_t]) of it and what it found gives the scores. The score may be that of Luong or that of Bahdanau et al. (2015).
/// </summary>
public sealed class AttentionSeq2Seq : nn.Module<Tensor, Tensor, Tensor>, IStepDecoder
{
    readonly SequenceEncoder encoder;
    readonly Embedding embedding;
    readonly RecurrentBlock decoder;
    readonly SoftAttention attention;
    readonly Linear mix;
    readonly Dropout dropout;
    readonly Linear output;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Sizes and parts.</param>
    /// <param name="score">How well a place fits.</param>
    /// <exception cref="ArgumentException">The options make no model.</exception>
    public AttentionSeq2Seq(Seq2SeqOptions options, AttentionScore score = AttentionScore.Dot) : base(nameof(AttentionSeq2Seq))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        encoder = new SequenceEncoder(options);
        embedding = nn.Embedding(options.TargetWords, options.EmbeddingSize, options.PadIndex);
        decoder = new RecurrentBlock(options.Unit, options.EmbeddingSize, options.HiddenSize, options.Layers, options.Layers > 1 ? options.Dropout : 0);
        attention = new SoftAttention(score, options.HiddenSize, options.HiddenSize, options.HiddenSize);
        mix = nn.Linear(2 * options.HiddenSize, options.HiddenSize);
        dropout = nn.Dropout(options.Dropout);
        output = nn.Linear(options.HiddenSize, options.TargetWords);
        RegisterComponents();
    }

    /// <summary>Sizes and parts.</summary>
    public Seq2SeqOptions Options { get; }

    /// <summary>Teacher forcing: scores of the word after each given one.</summary>
    /// <param name="source">The sentences that are read, int64, [N, S], filled up at the end.</param>
    /// <param name="words">What the decoder is given: the start sign and the right words but the last, int64, [N, T].</param>
    /// <returns>Scores before the softmax, [N, T, V].</returns>
    public override Tensor forward(Tensor source, Tensor words) => Write(words, Encode(source)).Scores;

    /// <summary>Where the decoder looks under teacher forcing.</summary>
    /// <param name="source">As for <see cref="forward"/>.</param>
    /// <param name="words">As for <see cref="forward"/>.</param>
    /// <returns>Weights, [N, T, S].</returns>
    public Tensor Attention(Tensor source, Tensor words) => Write(words, Encode(source)).Weights;

    /// <summary>Reads sentences [N, S]; the state's memory is what the decoder looks at.</summary>
    public DecoderState Encode(Tensor source)
    {
        var (outputs, hidden, cell, mask) = encoder.Read(source);
        return new(hidden, cell, outputs, mask);
    }

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state)
    {
        var (scores, weights, next) = Write(words.unsqueeze(1), state);
        return new(scores.squeeze(1), next, weights.squeeze(1));
    }

    (Tensor Scores, Tensor Weights, DecoderState State) Write(Tensor words, DecoderState state)
    {
        var (outputs, hidden, cell) = decoder.Run(dropout.call(embedding.call(words)), state.Hidden, state.Cell);
        var (context, weights) = attention.Look(outputs, state.Memory!, state.Mask);
        Tensor mixed = dropout.call(mix.call(cat([outputs, context], -1)).tanh());
        return (output.call(mixed), weights, state with { Hidden = hidden, Cell = cell });
    }
}
