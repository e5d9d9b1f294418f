using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>Reads a padded batch of sentences: word vectors, then recurrent layers that stop at each sentence's end.</summary>
sealed class SequenceEncoder : nn.Module
{
    readonly Embedding embedding;
    readonly RecurrentBlock layers;
    readonly Dropout dropout;
    readonly Seq2SeqOptions options;

    public SequenceEncoder(Seq2SeqOptions options) : base(nameof(SequenceEncoder))
    {
        this.options = options;
        embedding = nn.Embedding(options.SourceWords, options.EmbeddingSize, options.PadIndex);
        long size = options.Bidirectional ? options.HiddenSize / 2 : options.HiddenSize;
        layers = new RecurrentBlock(options.Unit, options.EmbeddingSize, size, options.Layers, options.Layers > 1 ? options.Dropout : 0, options.Bidirectional);
        dropout = nn.Dropout(options.Dropout);
        RegisterComponents();
    }

    /// <summary>[N, S] to the outputs of all steps [N, S, H], the last states [layers, N, H], and [N, S], true where a word stands.</summary>
    public (Tensor Outputs, Tensor Hidden, Tensor? Cell, Tensor Mask) Read(Tensor source)
    {
        Tensor mask = source.ne(options.PadIndex), lengths = mask.sum(dim: 1);
        var (outputs, hidden, cell) = layers.Run(dropout.call(embedding.call(source)), lengths);
        return (outputs, Joined(hidden), cell is null ? null : Joined(cell), mask);
    }

    // [layers * 2, N, H / 2] to [layers, N, H]: both directions side by side.
    Tensor Joined(Tensor states)
    {
        if (!options.Bidirectional)
            return states;
        long[] shape = states.shape;
        return states.view(shape[0] / 2, 2, shape[1], shape[2]).transpose(1, 2).reshape(shape[0] / 2, shape[1], 2 * shape[2]);
    }
}
