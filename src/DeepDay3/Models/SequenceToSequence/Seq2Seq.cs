using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Encoder and decoder that are joined by one vector alone (Sutskever et al., 2014; Cho et al., 2014): the encoder's last state is the decoder's first. A peeky
/// decoder (Cho et al., 2014) sees that vector in every step, beside its input and beside its output.
/// </summary>
public sealed class Seq2Seq : nn.Module<Tensor, Tensor, Tensor>, IStepDecoder
{
    readonly SequenceEncoder encoder;
    readonly Embedding embedding;
    readonly RecurrentBlock decoder;
    readonly Dropout dropout;
    readonly Linear output;
    readonly bool peeky;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Sizes and parts.</param>
    /// <param name="peeky">Whether the decoder sees the encoder's vector in every step.</param>
    /// <exception cref="ArgumentException">The options make no model.</exception>
    public Seq2Seq(Seq2SeqOptions options, bool peeky = false) : base(nameof(Seq2Seq))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        (Options, this.peeky) = (options, peeky);
        long extra = peeky ? options.HiddenSize : 0;
        encoder = new SequenceEncoder(options);
        embedding = nn.Embedding(options.TargetWords, options.EmbeddingSize, options.PadIndex);
        decoder = new RecurrentBlock(options.Unit, options.EmbeddingSize + extra, options.HiddenSize, options.Layers, options.Layers > 1 ? options.Dropout : 0);
        dropout = nn.Dropout(options.Dropout);
        output = nn.Linear(options.HiddenSize + extra, options.TargetWords);
        RegisterComponents();
    }

    /// <summary>Sizes and parts.</summary>
    public Seq2SeqOptions Options { get; }

    /// <summary>Teacher forcing: scores of the word after each given one.</summary>
    /// <param name="source">The sentences that are read, int64, [N, S], filled up at the end.</param>
    /// <param name="words">What the decoder is given: the start sign and the right words but the last, int64, [N, T].</param>
    /// <returns>Scores before the softmax, [N, T, V].</returns>
    public override Tensor forward(Tensor source, Tensor words) => Write(words, Encode(source)).Scores;

    /// <summary>Reads sentences [N, S]; the state holds all that the decoder learns of them.</summary>
    public DecoderState Encode(Tensor source)
    {
        var (_, hidden, cell, _) = encoder.Read(source);
        return new(hidden, cell, peeky ? hidden.select(0, -1) : null);
    }

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state)
    {
        var (scores, next) = Write(words.unsqueeze(1), state);
        return new(scores.squeeze(1), next);
    }

    (Tensor Scores, DecoderState State) Write(Tensor words, DecoderState state)
    {
        Tensor x = dropout.call(embedding.call(words));
        Tensor? context = state.Memory?.unsqueeze(1).expand(-1, words.shape[1], -1);
        var (outputs, hidden, cell) = decoder.Run(context is null ? x : cat([x, context], -1), state.Hidden, state.Cell);
        outputs = dropout.call(outputs);
        return (output.call(context is null ? outputs : cat([outputs, context], -1)), state with { Hidden = hidden, Cell = cell });
    }
}
