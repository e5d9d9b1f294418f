using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Google's neural machine translation in small (Wu et al., 2016). The lowest decoder layer looks at the top encoder layer, and what it finds goes to all decoder
/// layers: c_t = attention(y_t), y_t = LSTM([e_t, c_(t-1)]), and each layer above reads [x, c_t]. From the third layer on, on both sides, x is added to the layer's output.
/// The decoder starts from zeros: all it learns of the source comes through the attention. For several languages let the source begin with a sign of the one to write (Johnson et al., 2017).
/// </summary>
/// <remarks>The paper writes c_t = attention(y_(t-1)) for all layers; here, as in Google's later public programs, those above the lowest see the context of this very step.</remarks>
public sealed class Gnmt : nn.Module<Tensor, Tensor, Tensor>, IStepDecoder
{
    /// <summary>The first layer that adds its input to its output, counted from 0.</summary>
    internal const int FirstResidual = 2;

    readonly GnmtEncoder encoder;
    readonly Embedding embedding;
    readonly LSTMCell lowest;
    readonly SoftAttention attention;
    readonly ModuleList<RecurrentBlock> upper;
    readonly Dropout dropout;
    readonly Linear output;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Sizes and parts.</param>
    /// <exception cref="ArgumentException">The options make no model.</exception>
    public Gnmt(GnmtOptions options) : base(nameof(Gnmt))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        long size = options.HiddenSize;
        encoder = new GnmtEncoder(options);
        embedding = nn.Embedding(options.TargetWords, options.EmbeddingSize, options.PadIndex);
        lowest = nn.LSTMCell(options.EmbeddingSize + size, size);
        attention = new SoftAttention(options.Score, size, size, size);
        upper = nn.ModuleList(Enumerable.Range(1, options.Layers - 1).Select(_ => new RecurrentBlock(RecurrentUnit.Lstm, 2 * size, size)).ToArray());
        dropout = nn.Dropout(options.Dropout);
        output = nn.Linear(size, options.TargetWords);
        RegisterComponents();
    }

    /// <summary>Sizes and parts.</summary>
    public GnmtOptions Options { get; }

    /// <summary>Teacher forcing: scores of the word after each given one.</summary>
    /// <param name="source">The sentences that are read, int64, [N, S], filled up at the end.</param>
    /// <param name="words">What the decoder is given: the start sign and the right words but the last, int64, [N, T].</param>
    /// <returns>Scores before the softmax, [N, T, V].</returns>
    public override Tensor forward(Tensor source, Tensor words) => Write(words, Encode(source)).Scores;

    /// <summary>Where the lowest decoder layer looks under teacher forcing.</summary>
    /// <param name="source">As for <see cref="forward"/>.</param>
    /// <param name="words">As for <see cref="forward"/>.</param>
    /// <returns>Weights, [N, T, S].</returns>
    public Tensor Attention(Tensor source, Tensor words) => Write(words, Encode(source)).Weights;

    /// <summary>The output of each encoder layer, the lowest first: [N, S, 2H] for the first, [N, S, H] for the others.</summary>
    /// <param name="source">As for <see cref="forward"/>.</param>
    public IReadOnlyList<Tensor> EncoderOutputs(Tensor source) => encoder.Read(source).Outputs;

    /// <summary>Reads sentences [N, S]; the state's memory is the top encoder layer.</summary>
    public DecoderState Encode(Tensor source)
    {
        var (outputs, mask) = encoder.Read(source);
        Tensor memory = outputs[^1], start = zeros([Options.Layers, source.shape[0], Options.HiddenSize], memory.dtype);
        return new(start, start, memory, mask);
    }

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state)
    {
        var (scores, weights, next) = Write(words.unsqueeze(1), state);
        return new(scores.squeeze(1), next, weights.squeeze(1));
    }

    (Tensor Scores, Tensor Weights, DecoderState State) Write(Tensor words, DecoderState state)
    {
        var (x, contexts, weights, hidden, cell) = Look(dropout.call(embedding.call(words)), state);
        (List<Tensor> hiddens, List<Tensor> cells) = ([hidden], [cell]);
        for (int i = 1; i <= upper.Count; i++)
        {
            var (y, h, c) = upper[i - 1].Run(dropout.call(cat([x, contexts], -1)), state.Hidden.narrow(0, i, 1), state.Cell!.narrow(0, i, 1));
            x = Options.Residual && i >= FirstResidual ? y + x : y;
            hiddens.Add(h);
            cells.Add(c!);
        }
        return (output.call(dropout.call(x)), weights, state with { Hidden = cat(hiddens), Cell = cat(cells) });
    }

    // The lowest layer, word by word: what it finds in one step it reads in the next. The other layers then run over all words at once.
    (Tensor Outputs, Tensor Contexts, Tensor Weights, Tensor Hidden, Tensor Cell) Look(Tensor vectors, DecoderState state)
    {
        (List<Tensor> outputs, List<Tensor> contexts, List<Tensor> weights) = ([], [], []);
        (Tensor hidden, Tensor cell) = (state.Hidden[0], state.Cell![0]);
        Tensor memory = state.Memory!, keys = attention.Keys(memory);
        Tensor context = attention.Look(hidden.unsqueeze(1), memory, keys, state.Mask).Context;
        for (long t = 0; t < vectors.shape[1]; t++)
        {
            (hidden, cell) = lowest.call(cat([vectors.select(1, t), context.squeeze(1)], 1), (hidden, cell));
            outputs.Add(hidden);
            (context, Tensor looked) = attention.Look(hidden.unsqueeze(1), memory, keys, state.Mask);
            contexts.Add(context);
            weights.Add(looked);
        }
        return (stack(outputs, 1), cat(contexts, 1), cat(weights, 1), hidden.unsqueeze(0), cell.unsqueeze(0));
    }
}
