using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>RNN, LSTM or GRU behind one interface: batch first, the cell state null where the unit has none.</summary>
sealed class RecurrentBlock : nn.Module
{
    readonly nn.Module layers;

    public RecurrentBlock(RecurrentUnit unit, long inputSize, long hiddenSize, long layerCount = 1, double dropout = 0, bool bidirectional = false) : base(nameof(RecurrentBlock))
    {
        layers = unit switch
        {
            RecurrentUnit.SimpleRnn => nn.RNN(inputSize, hiddenSize, layerCount, batchFirst: true, dropout: dropout, bidirectional: bidirectional),
            RecurrentUnit.Lstm => nn.LSTM(inputSize, hiddenSize, layerCount, batchFirst: true, dropout: dropout, bidirectional: bidirectional),
            RecurrentUnit.Gru => nn.GRU(inputSize, hiddenSize, layerCount, batchFirst: true, dropout: dropout, bidirectional: bidirectional),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit is none of SimpleRnn, Lstm and Gru."),
        };
        register_module("layers", layers);
    }

    /// <summary>Runs over [N, T, I] from given states [layers, N, H], or from zeros.</summary>
    public (Tensor Output, Tensor Hidden, Tensor? Cell) Run(Tensor x, Tensor? hidden = null, Tensor? cell = null)
    {
        switch (layers)
        {
            case RNN rnn:
                var (a, h) = rnn.call(x, hidden!);
                return (a, h, null);
            case GRU gru:
                (a, h) = gru.call(x, hidden!);
                return (a, h, null);
            default:
                (a, h, var c) = ((LSTM)layers).call(x, hidden is null ? null : (hidden, cell!));
                return (a, h, c);
        }
    }

    /// <summary>Runs each sequence of a padded batch [N, T, I] to its own end: outputs behind it are 0, and the states are those of its last step.</summary>
    public (Tensor Output, Tensor Hidden, Tensor? Cell) Run(Tensor x, Tensor lengths)
    {
        nn.utils.rnn.PackedSequence packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first: true, enforce_sorted: false);
        switch (layers)
        {
            case RNN rnn:
                var (a, h) = rnn.call(packed);
                return (Unpack(a, x), h, null);
            case GRU gru:
                (a, h) = gru.call(packed);
                return (Unpack(a, x), h, null);
            default:
                (a, h, var c) = ((LSTM)layers).call(packed);
                return (Unpack(a, x), h, c);
        }
    }

    static Tensor Unpack(nn.utils.rnn.PackedSequence packed, Tensor x) =>
        nn.utils.rnn.pad_packed_sequence(packed, batch_first: true, total_length: x.shape[1]).Item1;
}
