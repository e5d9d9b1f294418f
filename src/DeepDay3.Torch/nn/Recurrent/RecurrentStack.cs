using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The parameters and the layers of nn.RNN, nn.GRU and nn.LSTM, which differ only in their cell and in what they return.</summary>
internal sealed class RecurrentStack
{
    readonly RecurrentKind kind;
    readonly long inputSize;
    readonly long hiddenSize;
    readonly long layers;
    readonly bool bias;
    readonly bool batchFirst;
    readonly double dropout;
    readonly int directions;

    internal RecurrentStack(RecurrentKind kind, long inputSize, long hiddenSize, long layers, bool bias, bool batchFirst, double dropout, bool bidirectional)
    {
        if (hiddenSize <= 0) throw TorchError.Create("hidden_size must be greater than zero");
        if (layers <= 0) throw TorchError.Create("num_layers must be greater than zero");
        if (dropout is < 0 or > 1) throw TorchError.Create("dropout should be a number in range [0, 1] representing the probability of an element being zeroed");
        this.kind = kind;
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.layers = layers;
        this.bias = bias;
        this.batchFirst = batchFirst;
        this.dropout = dropout;
        directions = bidirectional ? 2 : 1;
    }

    /// <summary>All parameters in PyTorch's order, drawn from U(-1/sqrt(H), 1/sqrt(H)).</summary>
    internal IEnumerable<(string name, Parameter parameter)> Create(Device? device, ScalarType? dtype)
    {
        Device.RequireCpu(device);
        var type = dtype ?? get_default_dtype();
        double bound = 1 / Math.Sqrt(hiddenSize);
        long gates = kind.Gates() * hiddenSize;
        for (long layer = 0; layer < layers; layer++)
            for (int direction = 0; direction < directions; direction++)
            {
                string suffix = Suffix(layer, direction);
                long width = layer == 0 ? inputSize : hiddenSize * directions;
                yield return ($"weight_ih{suffix}", Draw([gates, width], type, bound));
                yield return ($"weight_hh{suffix}", Draw([gates, hiddenSize], type, bound));
                if (!bias) continue;
                yield return ($"bias_ih{suffix}", Draw([gates], type, bound));
                yield return ($"bias_hh{suffix}", Draw([gates], type, bound));
            }
    }

    static Parameter Draw(long[] shape, ScalarType type, double bound)
    {
        var values = empty(shape, type);
        values.FillUniform(-bound, bound, null);
        return new Parameter(values);
    }

    static string Suffix(long layer, int direction) => $"_l{layer}{(direction == 1 ? "_reverse" : "")}";

    internal static string[] Names(long layer, int direction) =>
        [$"weight_ih{Suffix(layer, direction)}", $"weight_hh{Suffix(layer, direction)}", $"bias_ih{Suffix(layer, direction)}", $"bias_hh{Suffix(layer, direction)}"];

    /// <summary>The name of the idx-th weight set, layers first, both directions of a layer next to each other.</summary>
    internal string[] Names(long idx)
    {
        if (idx < 0 || idx >= layers * directions) throw new ArgumentOutOfRangeException(nameof(idx), $"Layer {idx} does not exist: there are {layers * directions}.");
        return Names(idx / directions, (int)(idx % directions));
    }

    /// <summary>Runs a padded batch: [T, N, I], [N, T, I] with batch_first, or [T, I] for a single sequence.</summary>
    internal (Tensor output, Tensor h, Tensor? c) Run(Func<string, Parameter?> parameter, Tensor input, Tensor? h0, Tensor? c0, bool training)
    {
        int rank = (int)input.dim();
        if (rank is not (2 or 3)) throw TorchError.Create($"RNN: Expected input to be 2-D or 3-D but received {rank}-D tensor");
        bool single = rank == 2;
        var x = single ? input.unsqueeze(1) : batchFirst ? input.transpose(0, 1) : input;
        RequireInput(x.layout.Sizes[2]);
        int steps = (int)x.layout.Sizes[0], batch = (int)x.layout.Sizes[1];
        if (steps == 0) throw TorchError.Create("Expected sequence length to be larger than 0 in RNN");
        if (single)
        {
            h0 = h0?.unsqueeze(1);
            c0 = c0?.unsqueeze(1);
        }
        var rows = x.reshape(steps * batch, x.layout.Sizes[2]);
        var (output, h, c) = Layers(parameter, rows, batch, steps, null, h0, c0, training);
        output = output.view(steps, batch, directions * hiddenSize);
        if (single) return (output.squeeze(1), h.squeeze(1), c?.squeeze(1));
        return (batchFirst ? output.transpose(0, 1) : output, h, c);
    }

    void RequireInput(long width)
    {
        if (width != inputSize) throw TorchError.Create($"input.size(-1) must be equal to input_size. Expected {inputSize}, got {width}");
    }

    /// <summary>Runs packed rows.</summary>
    internal (Tensor output, Tensor h, Tensor? c) RunPacked(Func<string, Parameter?> parameter, Tensor rows, int[] batchSizes, Tensor? h0, Tensor? c0, bool training)
    {
        RequireInput(rows.layout.Sizes[1]);
        return Layers(parameter, rows, batchSizes[0], batchSizes.Length, batchSizes, h0, c0, training);
    }

    (Tensor output, Tensor h, Tensor? c) Layers(Func<string, Parameter?> parameter, Tensor rows, int batch, int steps, int[]? batchSizes, Tensor? h0, Tensor? c0, bool training)
    {
        h0 = State(h0, batch, rows.scalarType, "hidden");
        c0 = kind == RecurrentKind.Lstm ? State(c0, batch, rows.scalarType, "cell") : null;
        var lastH = new List<Tensor>();
        var lastC = new List<Tensor>();
        for (long layer = 0; layer < layers; layer++)
        {
            var weights = new Tensor?[4 * directions];
            for (int d = 0; d < directions; d++)
            {
                var names = Names(layer, d);
                for (int i = 0; i < 4; i++) weights[(4 * d) + i] = parameter(names[i]);
            }
            Tensor Of(Tensor states) => layers == 1 ? states : states.narrow(0, layer * directions, directions);
            var (output, h, c) = RecurrentLayer.Run(kind, rows, batch, steps, batchSizes, Of(h0), c0 is null ? null : Of(c0), weights);
            lastH.Add(h);
            if (c is not null) lastC.Add(c);
            rows = output;
            if (dropout > 0 && layer + 1 < layers) rows = nn.functional.dropout(rows, dropout, training);
        }
        return (rows, lastH.Count == 1 ? lastH[0] : cat(lastH), lastC.Count == 0 ? null : lastC.Count == 1 ? lastC[0] : cat(lastC));
    }

    Tensor State(Tensor? state, int batch, ScalarType type, string what)
    {
        if (state is null) return zeros(layers * directions, batch, hiddenSize, type);
        long[] expected = [layers * directions, batch, hiddenSize];
        if (!state.layout.Sizes.AsSpan().SequenceEqual(expected)) throw TorchError.Create(
            $"Expected {what} size {Layout.Describe(expected)}, got {state.layout.Describe()}");
        return state;
    }
}
