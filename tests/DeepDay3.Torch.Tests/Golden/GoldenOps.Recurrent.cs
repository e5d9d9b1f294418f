using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static nn.NonLinearities NonLinearity(GoldenArguments a) => a.String("nonlinearity", "tanh") == "relu" ? nn.NonLinearities.ReLU : nn.NonLinearities.Tanh;

    /// <summary>Runs a recurrent module with the inputs after the states as its parameters; how many states there are follows from their number.</summary>
    static Tensor[] WithParameters(nn.Module module, Tensor[] x, Func<Tensor[], Tensor[]> run)
    {
        using (module)
        {
            module._to(x[0].dtype, false);
            int count = module.parameters().Count();
            Share(module, x[^count..]);
            return run(x[1..^count]);
        }
    }

    static Dictionary<string, GoldenOp> RecurrentLayers() => new()
    {
        ["RNN"] = (x, a) =>
        {
            var module = nn.RNN(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), NonLinearity(a), a.Bool("bias", true), a.Bool("batch_first", false), a.Double("dropout", 0), a.Bool("bidirectional", false));
            return WithParameters(module, x, states => Both(module.call(x[0], At(states, 0))));
        },
        ["GRU"] = (x, a) =>
        {
            var module = nn.GRU(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), a.Bool("bias", true), a.Bool("batch_first", false), a.Double("dropout", 0), a.Bool("bidirectional", false));
            return WithParameters(module, x, states => Both(module.call(x[0], At(states, 0))));
        },
        ["LSTM"] = (x, a) =>
        {
            var module = nn.LSTM(a.Long("input_size"), a.Long("hidden_size"), a.Long("num_layers", 1), a.Bool("bias", true), a.Bool("batch_first", false), a.Double("dropout", 0), a.Bool("bidirectional", false));
            return WithParameters(module, x, states =>
            {
                var (output, h, c) = module.call(x[0], states.Length == 0 ? null : (states[0], states[1]));
                return [output, h, c];
            });
        },
        ["RNNCell"] = (x, a) =>
        {
            var module = nn.RNNCell(a.Long("input_size"), a.Long("hidden_size"), NonLinearity(a), a.Bool("bias"));
            return WithParameters(module, x, states => [module.call(x[0], At(states, 0)!)]);
        },
        ["GRUCell"] = (x, a) =>
        {
            var module = nn.GRUCell(a.Long("input_size"), a.Long("hidden_size"), a.Bool("bias"));
            return WithParameters(module, x, states => [module.call(x[0], At(states, 0)!)]);
        },
        ["LSTMCell"] = (x, a) =>
        {
            var module = nn.LSTMCell(a.Long("input_size"), a.Long("hidden_size"), a.Bool("bias"));
            return WithParameters(module, x, states => Both(module.call(x[0], states.Length == 0 ? null : (states[0], states[1]))));
        },
        ["packed_gru"] = (x, a) =>
        {
            bool first = a.Bool("batch_first");
            var module = nn.GRU(a.Long("input_size"), a.Long("hidden_size"), batchFirst: first, bidirectional: a.Bool("bidirectional"));
            return WithParameters(module, x, _ =>
            {
                using var packed = nn.utils.rnn.pack_padded_sequence(x[0], tensor(a.Longs("lengths")), first, a.Bool("enforce_sorted"));
                var (output, h) = module.call(packed);
                var (padded, lengths) = nn.utils.rnn.pad_packed_sequence(output, first, a.Double("padding_value"));
                return [padded, lengths, h];
            });
        },
        ["pad_sequence"] = (x, a) => [nn.utils.rnn.pad_sequence(x, a.Bool("batch_first"), a.Double("padding_value"))],
    };
}
