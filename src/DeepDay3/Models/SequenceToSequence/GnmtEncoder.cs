using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>The encoder of a <see cref="Gnmt"/>: a bidirectional LSTM layer, one that joins both directions, and layers that may add their input to their output.</summary>
sealed class GnmtEncoder : nn.Module
{
    readonly Embedding embedding;
    readonly ModuleList<RecurrentBlock> layers;
    readonly Dropout dropout;
    readonly GnmtOptions options;

    public GnmtEncoder(GnmtOptions options) : base(nameof(GnmtEncoder))
    {
        this.options = options;
        long size = options.HiddenSize;
        embedding = nn.Embedding(options.SourceWords, options.EmbeddingSize, options.PadIndex);
        layers = nn.ModuleList(Enumerable.Range(0, options.Layers).Select(i => new RecurrentBlock(RecurrentUnit.Lstm, i switch
        {
            0 => options.EmbeddingSize,
            1 => 2 * size,
            _ => size,
        }, size, bidirectional: i == 0)).ToArray());
        dropout = nn.Dropout(options.Dropout);
        RegisterComponents();
    }

    /// <summary>[N, S] to the output of each layer, [N, S, 2H] for the first and [N, S, H] for the others, and [N, S], true where a word stands.</summary>
    public (List<Tensor> Outputs, Tensor Mask) Read(Tensor source)
    {
        Tensor mask = source.ne(options.PadIndex);
        // Only the reader that comes from the end has to know where a sentence ends: what stands behind it is nothing that the others have seen.
        List<Tensor> outputs = [layers[0].Run(dropout.call(embedding.call(source)), mask.sum(dim: 1)).Output];
        for (int i = 1; i < layers.Count; i++)
        {
            Tensor output = layers[i].Run(dropout.call(outputs[^1])).Output;
            outputs.Add(options.Residual && i >= Gnmt.FirstResidual ? output + outputs[^1] : output);
        }
        return (outputs, mask);
    }
}
