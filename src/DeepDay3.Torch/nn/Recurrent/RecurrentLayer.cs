using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One layer of a recurrent network, in one direction or both, over a whole sequence: fused kernels forward and backward, one node in the
/// graph.
/// </summary>
internal static class RecurrentLayer
{
    /// <summary>Inputs in the order of the node's edges: x, h0, c0 (null but for an LSTM), then four weights a direction.</summary>
    internal const int FirstWeight = 3;

    /// <param name="kind">The cell.</param>
    /// <param name="x">Rows [sum of batch sizes, I], time-major.</param>
    /// <param name="batch">N.</param>
    /// <param name="steps">T.</param>
    /// <param name="batchSizes">Sequences alive at each step; null when all last to the end.</param>
    /// <param name="h0">[D, N, H].</param>
    /// <param name="c0">[D, N, H] for an LSTM.</param>
    /// <param name="weights">weight_ih, weight_hh, bias_ih, bias_hh (biases may be null) of each direction.</param>
    /// <returns>Output rows [., D H], last states [D, N, H].</returns>
    internal static (Tensor output, Tensor hN, Tensor? cN) Run(RecurrentKind kind, Tensor x, int batch, int steps, int[]? batchSizes, Tensor h0, Tensor? c0, Tensor?[] weights)
    {
        int directions = weights.Length / 4;
        int hidden = (int)weights[1]!.layout.Sizes[1];
        var inputs = new Tensor?[FirstWeight + weights.Length];
        inputs[0] = x.contiguous();
        inputs[1] = h0.contiguous();
        inputs[2] = c0?.contiguous();
        for (int i = 0; i < weights.Length; i++) inputs[FirstWeight + i] = weights[i]?.contiguous();
        bool record = Tensor.Recording(inputs);
        var shapes = new RecurrentShape[directions];
        for (int d = 0; d < directions; d++)
            shapes[d] = new RecurrentShape(steps, batch, (int)x.layout.Sizes[1], hidden) { Reverse = d == 1, OutputStride = directions * hidden, BatchSizes = batchSizes };
        var type = x.scalarType;
        var output = Tensor.Allocate(Layout.Of(x.layout.Sizes[0], directions * hidden), type);
        var hN = Tensor.Allocate(Layout.Of(directions, batch, hidden), type);
        var cN = kind == RecurrentKind.Lstm ? Tensor.Allocate(hN.layout, type) : null;
        var action = new ForwardAction { Kind = kind, Shapes = shapes, Inputs = inputs, Output = output, LastH = hN, LastC = cN, Saved = record ? new Tensor[directions] : null };
        Dispatch.Float(type, ref action, "recurrent layer");
        if (!record) return (output, hN, cN);
        var node = new RecurrentBackward(kind, shapes, inputs, output, action.Saved!);
        output.Record(node, 0);
        hN.Record(node, 1);
        cN?.Record(node, 2);
        return (output, hN, cN);
    }

    /// <summary>The part of a [D, N, H] state that belongs to a direction; empty where there is none.</summary>
    internal static Span<T> Part<T>(Tensor? states, int direction, in RecurrentShape shape) where T : unmanaged =>
        states is null ? default : states.Elements<T>().Slice(direction * shape.Batch * shape.HiddenSize, shape.Batch * shape.HiddenSize);

    internal static RecurrentWeights<T> Weights<T>(Tensor?[] inputs, int direction) where T : unmanaged
    {
        int first = FirstWeight + (4 * direction);
        static Span<T> Of(Tensor? tensor) => tensor is null ? default : tensor.Elements<T>();
        return new RecurrentWeights<T>(Of(inputs[first]), Of(inputs[first + 1]), Of(inputs[first + 2]), Of(inputs[first + 3]));
    }

    struct ForwardAction : IFloatAction
    {
        internal RecurrentKind Kind;
        internal RecurrentShape[] Shapes;
        internal Tensor?[] Inputs;
        internal Tensor Output;
        internal Tensor LastH;
        internal Tensor? LastC;
        internal Tensor[]? Saved;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (Shapes.Length == 1)
            {
                Direction<T>(0);
                return;
            }
            // The directions write to different places and are of equal cost: one on each of two threads.
            var self = this;
            Workers.For(Shapes.Length, 1, (start, end) =>
            {
                for (int d = start; d < end; d++) self.Direction<T>(d);
            });
        }

        readonly void Direction<T>(int d) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var shape = Shapes[d];
            ReadOnlySpan<T> x = Inputs[0]!.Elements<T>();
            var weights = Weights<T>(Inputs, d);
            var output = Output.Elements<T>()[Math.Min(d * shape.HiddenSize, Output.Elements<T>().Length)..];
            ReadOnlySpan<T> h0 = Part<T>(Inputs[1], d, shape), c0 = Part<T>(Inputs[2], d, shape);
            var lastH = Part<T>(LastH, d, shape);
            var lastC = Part<T>(LastC, d, shape);
            var saved = Reserve<T>(d, shape);
            switch (Kind)
            {
                case RecurrentKind.Lstm: LstmKernel<T>.Forward(shape, x, h0, c0, weights, output, lastH, lastC, saved); break;
                case RecurrentKind.Gru: GruKernel<T>.Forward(shape, x, h0, weights, output, lastH, saved); break;
                default: RnnKernel<T>.Forward(shape, Kind == RecurrentKind.Relu, x, h0, weights, output, lastH, saved); break;
            }
        }

        readonly Span<T> Reserve<T>(int d, in RecurrentShape shape) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (Saved is null) return default;
            int length = Kind switch
            {
                RecurrentKind.Lstm => LstmKernel<T>.SavedLength(shape),
                RecurrentKind.Gru => GruKernel<T>.SavedLength(shape),
                _ => RnnKernel<T>.SavedLength(shape),
            };
            var scopes = DisposeScopeManager.Current;
            scopes.Suspend();
            Saved[d] = Tensor.Allocate(Layout.Of(length), Output.scalarType);
            scopes.Resume();
            return Saved[d].Elements<T>();
        }
    }
}
