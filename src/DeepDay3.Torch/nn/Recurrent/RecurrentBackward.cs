using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Backpropagation through time of one layer. Outputs: output rows, last hidden state, last cell state.</summary>
internal sealed class RecurrentBackward : Node
{
    readonly RecurrentKind kind;
    readonly RecurrentShape[] shapes;
    readonly SavedTensor[] inputs;
    readonly SavedTensor[] saved;
    SavedTensor output;

    internal RecurrentBackward(RecurrentKind kind, RecurrentShape[] shapes, Tensor?[] inputs, Tensor output, Tensor[] saved) : base(inputs)
    {
        this.kind = kind;
        this.shapes = shapes;
        this.inputs = Array.ConvertAll(inputs, t => new SavedTensor(t));
        this.saved = Array.ConvertAll(saved, t => new SavedTensor(t));
        this.output = new SavedTensor(output, isOutput: true);
    }

    internal override int Outputs => kind == RecurrentKind.Lstm ? 3 : 2;

    internal override string Name => kind switch
    {
        RecurrentKind.Lstm => "LstmBackward0",
        RecurrentKind.Gru => "GruBackward0",
        _ => "RnnBackward0",
    };

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, Span<Tensor?> results)
    {
        var tensors = Array.ConvertAll(inputs, s => s.OrNull(this));
        if (GradMode.Enabled)
        {
            Differentiable(tensors, gradients, results);
            return;
        }
        for (int i = 0; i < tensors.Length; i++)
            if (Needs(i)) results[i] = Tensor.Filled(tensors[i]!.layout, 0, tensors[i]!.scalarType);
        var action = new BackwardAction
        {
            Kind = kind,
            Shapes = shapes,
            Inputs = tensors,
            Output = output.Get(this),
            Saved = Array.ConvertAll(saved, s => s.Get(this)),
            Gradients = Array.ConvertAll(gradients.ToArray(), g => g?.Compact()),
            Results = results.ToArray(),
        };
        Dispatch.Float(action.Output.scalarType, ref action, "recurrent layer");
    }

    /// <summary>
    /// For second derivatives: the same layer as single operations, whose gradients are differentiable themselves.
    /// </summary>
    void Differentiable(Tensor?[] tensors, ReadOnlySpan<Tensor?> gradients, Span<Tensor?> results)
    {
        int directions = shapes.Length;
        var shape = shapes[0];
        int[] sizes = shape.BatchSizes ?? [.. Enumerable.Repeat(shape.Batch, shape.Steps)];
        var outputs = new Tensor[directions];
        var lastH = new Tensor[directions];
        var lastC = new Tensor?[directions];
        for (int d = 0; d < directions; d++)
        {
            int w = RecurrentLayer.FirstWeight + (4 * d);
            (outputs[d], lastH[d], lastC[d]) = RecurrentEquations.Sequence(kind, tensors[0]!, sizes, d == 1, tensors[1]!.select(0, d), tensors[2]?.select(0, d),
                tensors[w]!, tensors[w + 1]!, tensors[w + 2], tensors[w + 3]);
        }
        var roots = new List<Tensor>();
        var seeds = new List<Tensor?>();
        void Root(Tensor?[] parts, Tensor? gradient, bool stacked)
        {
            if (gradient is null || parts[0] is null) return;
            roots.Add(stacked ? stack(parts!) : cat(parts!, -1));
            seeds.Add(gradient);
        }
        Root(outputs, gradients[0], stacked: false);
        Root(lastH, gradients[1], stacked: true);
        if (gradients.Length > 2) Root(lastC, gradients[2], stacked: true);
        var wanted = Enumerable.Range(0, tensors.Length).Where(Needs).ToArray();
        var found = BackwardRun.Gradients(roots, seeds, [.. wanted.Select(i => tensors[i]!)], retainGraph: true, createGraph: true, allowUnused: true);
        for (int i = 0; i < wanted.Length; i++) results[wanted[i]] = found[i];
    }

    internal override void Release()
    {
        for (int i = 0; i < inputs.Length; i++) inputs[i].Release();
        for (int i = 0; i < saved.Length; i++) saved[i].Release();
        output.Release();
    }

    struct BackwardAction : IFloatAction
    {
        internal RecurrentKind Kind;
        internal RecurrentShape[] Shapes;
        internal Tensor?[] Inputs;
        internal Tensor Output;
        internal Tensor[] Saved;
        internal Tensor?[] Gradients;
        internal Tensor?[] Results;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (Shapes.Length == 1)
            {
                Direction<T>(0, Results[0]);
                return;
            }
            // Both directions add to the gradient of x: the second has a buffer of its own, so that the order of the sum is fixed.
            var self = this;
            var second = Results[0] is { } gradX ? Tensor.Filled(gradX.layout, 0, gradX.scalarType) : null;
            Workers.For(Shapes.Length, 1, (start, end) =>
            {
                for (int d = start; d < end; d++) self.Direction<T>(d, d == 0 ? self.Results[0] : second);
            });
            if (second is not null) Pointwise.Binary<Add>(Results[0]!, second, into: Results[0]);
        }

        readonly void Direction<T>(int d, Tensor? gradX) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var shape = Shapes[d];
            int first = RecurrentLayer.FirstWeight + (4 * d);
            static Span<T> Of(Tensor? tensor) => tensor is null ? default : tensor.Elements<T>();
            int skip = d * shape.HiddenSize;
            ReadOnlySpan<T> x = Inputs[0]!.Elements<T>(), h0 = RecurrentLayer.Part<T>(Inputs[1], d, shape), saved = Saved[d].Elements<T>();
            ReadOnlySpan<T> output = Output.Elements<T>(), gradOutput = Of(Gradients[0]);
            output = output[Math.Min(skip, output.Length)..];
            if (!gradOutput.IsEmpty) gradOutput = gradOutput[skip..];
            ReadOnlySpan<T> gradH = RecurrentLayer.Part<T>(Gradients[1], d, shape), gradC = Gradients.Length > 2 ? RecurrentLayer.Part<T>(Gradients[2], d, shape) : default;
            var weights = RecurrentLayer.Weights<T>(Inputs, d);
            var results = new RecurrentGradients<T>
            {
                X = Of(gradX),
                H0 = RecurrentLayer.Part<T>(Results[1], d, shape),
                C0 = RecurrentLayer.Part<T>(Results[2], d, shape),
                InputHidden = Of(Results[first]),
                HiddenHidden = Of(Results[first + 1]),
                InputBias = Of(Results[first + 2]),
                HiddenBias = Of(Results[first + 3]),
            };
            switch (Kind)
            {
                case RecurrentKind.Lstm: LstmKernel<T>.Backward(shape, x, h0, weights, output, saved, gradOutput, gradH, gradC, results); break;
                case RecurrentKind.Gru: GruKernel<T>.Backward(shape, x, h0, weights, output, saved, gradOutput, gradH, results); break;
                default: RnnKernel<T>.Backward(shape, Kind == RecurrentKind.Relu, x, h0, weights, output, saved, gradOutput, gradH, results); break;
            }
        }
    }
}
