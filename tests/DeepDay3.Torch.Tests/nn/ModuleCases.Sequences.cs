using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace DeepDay3.Torch.Tests.Nn;

internal static partial class ModuleCases
{
    internal static IEnumerable<ModuleCase> Recurrent()
    {
        Tensor x = Sample.AwayFromZero(3, 2, 2), state = Sample.Between(-0.7, 0.7, 4, 2, 2), memory = Sample.Between(-0.9, 0.8, 4, 2, 2);
        Tensor one = Sample.AwayFromZero(2, 3), hidden = Sample.Between(-0.7, 0.7, 2, 2), cell = Sample.Between(-0.9, 0.8, 2, 2);
        var lengths = tensor(new long[] { 1, 3 });
        PackedSequence Packed(Tensor from) => pack_padded_sequence(from, lengths, enforce_sorted: false);
        static Tensor Padded(PackedSequence from) => pad_packed_sequence(from).Item1;
        static Tensor All(params Tensor[] results) => cat([.. results.Select(result => result.flatten())], 0);
        return
        [
            ModuleCase.Of(() => RNN(2, 2, 2, bidirectional: true), (m, t) => m.call(t[0], t[1]) is var (y, h) ? All(y, h) : t[0], x, state),
            ModuleCase.Of(() => RNN(2, 2, nonLinearity: NonLinearities.ReLU, batchFirst: true), (m, t) => m.call(t[0]).Item1, x).As("of ReLU"),
            ModuleCase.Of(() => RNN(2, 2, bidirectional: true), (m, t) => m.call(Packed(t[0])) is var (y, h) ? All(Padded(y), h) : t[0], x).As("packed"),
            ModuleCase.Of(() => LSTM(2, 2, 2, bidirectional: true), (m, t) => m.call(t[0], (t[1], t[2])) is var (y, h, c) ? All(y, h, c) : t[0], x, state, memory),
            ModuleCase.Of(() => LSTM(2, 2, 2, bias: false, dropout: 0.3), (m, t) => m.call(t[0]).Item1, x).As("with dropout"),
            ModuleCase.Of(() => LSTM(2, 2, bidirectional: true), (m, t) => m.call(Packed(t[0])) is var (y, h, c) ? All(Padded(y), h, c) : t[0], x).As("packed"),
            ModuleCase.Of(() => GRU(2, 2, 2, bidirectional: true), (m, t) => m.call(t[0], t[1]) is var (y, h) ? All(y, h) : t[0], x, state),
            ModuleCase.Of(() => GRU(2, 2, batchFirst: true, bias: false), (m, t) => m.call(t[0]).Item1, x).As("batch first"),
            ModuleCase.Of(() => GRU(2, 2, bidirectional: true), (m, t) => m.call(Packed(t[0])) is var (y, h) ? All(Padded(y), h) : t[0], x).As("packed"),
            ModuleCase.Of(() => RNNCell(3, 2), (m, t) => m.call(t[0], t[1]), one, hidden),
            ModuleCase.Of(() => LSTMCell(3, 2), (m, t) => m.call(t[0], (t[1], t[2])) is var (h, c) ? All(h, c) : t[0], one, hidden, cell),
            ModuleCase.Of(() => GRUCell(3, 2), (m, t) => m.call(t[0], t[1]), one, hidden),
        ];
    }

    internal static IEnumerable<ModuleCase> Attention()
    {
        Tensor query = Sample.AwayFromZero(2, 2, 4), key = Sample.Between(-1, 1, 3, 2, 4), value = Sample.Distinct(3, 2, 4);
        var mask = tensor(new[] { 0, double.NegativeInfinity, 0, 0, 0, -0.5 }).view(2, 3);
        static Tensor Both(Tuple<Tensor, Tensor> results) => cat([results.Item1.flatten(), results.Item2.flatten()], 0);
        return
        [
            ModuleCase.Of(() => MultiheadAttention(4, 2), (m, t) => Both(m.call(t[0], t[1], t[2], null, true, mask)), query, key, value),
            ModuleCase.Of(() => MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true), (m, t) => m.call(t[0], t[1], t[2], null, false).Item1, query, key, value).As("with extra keys"),
            ModuleCase.Of(() => MultiheadAttention(4, 1, dropout: 0.3, bias: false, kdim: 4, vdim: 3), (m, t) => m.call(t[0], t[1], t[2].narrow(2, 0, 3), null, false).Item1, query, key, value).As("of other widths"),
            ModuleCase.Of(() => TransformerEncoderLayer(4, 2, 3, 0.1), query),
            ModuleCase.Of(() => TransformerEncoderLayer(4, 2, 3, 0, nn.Activations.GELU), (m, t) => m.call(t[0], zeros([2, 2], float64)), query).As("with GELU"),
            ModuleCase.Of(() => TransformerDecoderLayer(4, 2, 3, 0.1), (m, t) => m.call(t[0], t[1]), query, key),
            ModuleCase.Of(() => TransformerEncoder(TransformerEncoderLayer(2, 1, 2, 0), 2), (m, t) => m.call(t[0], null!, null!), Sample.AwayFromZero(2, 1, 2)),
            ModuleCase.Of(() => TransformerDecoder(TransformerDecoderLayer(2, 1, 2, 0), 2), (m, t) => m.call(t[0], t[1]), Sample.AwayFromZero(2, 1, 2), Sample.AwayFromZero(3, 1, 2)),
            ModuleCase.Of(() => Transformer(2, 1, 1, 1, 2, 0), (m, t) => m.call(t[0], t[1]), Sample.AwayFromZero(3, 1, 2), Sample.AwayFromZero(2, 1, 2)),
        ];
    }
}
