using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// The hierarchical recurrent encoder-decoder (HRED; Sordoni et al., 2015, for queries; Serban et al., 2016, for dialogues): a word encoder makes a vector
/// of each turn, a context RNN reads these vectors, and a decoder writes the next turn from the context. One answer is written for each row; a
/// dialogue of several answers is a row for each of them.
/// </summary>
public sealed class Hred : nn.Module<Tensor, Tensor, Tensor>, IStepDecoder
{
    readonly DialogueEncoder encoder;
    readonly DialogueDecoder decoder;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Sizes and parts.</param>
    /// <exception cref="ArgumentException">The options make no model.</exception>
    public Hred(DialogueOptions options) : base(nameof(Hred))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        encoder = new DialogueEncoder(options);
        decoder = new DialogueDecoder(options, options.ContextSize);
        RegisterComponents();
    }

    /// <summary>Sizes and parts.</summary>
    public DialogueOptions Options { get; }

    /// <summary>Teacher forcing: scores of the word after each given one.</summary>
    /// <param name="dialogues">What was said so far, int64, [N, U, S]: turns are filled up at their end, dialogues with turns of padding at theirs.</param>
    /// <param name="words">What the decoder is given: the start sign and the right words but the last, int64, [N, T].</param>
    /// <returns>Scores before the softmax, [N, T, V].</returns>
    /// <exception cref="ArgumentException">A dialogue has no turn, or a turn without words before another.</exception>
    public override Tensor forward(Tensor dialogues, Tensor words) => decoder.Write(words, Encode(dialogues)).Scores;

    /// <summary>The context after the last turn.</summary>
    /// <param name="dialogues">As for <see cref="forward"/>.</param>
    /// <returns>[N, C].</returns>
    public Tensor Context(Tensor dialogues) => encoder.Read(dialogues);

    /// <summary>Reads dialogues [N, U, S]; the state's memory is their context.</summary>
    public DecoderState Encode(Tensor dialogues) => decoder.Start(Context(dialogues));

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state) => decoder.Step(words, state);
}
