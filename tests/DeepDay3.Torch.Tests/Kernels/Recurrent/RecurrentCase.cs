using System.Numerics;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>One direction of one layer with all that goes in, drawn at random, and what came out of a run.</summary>
sealed class RecurrentCase<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public required CellKind Kind { get; init; }
    public required RecurrentShape Shape { get; init; }
    public T[] X { get; set; } = [];
    public T[] H0 { get; set; } = [];
    public T[] C0 { get; set; } = [];
    public T[] InputHidden { get; set; } = [];
    public T[] HiddenHidden { get; set; } = [];
    public T[] InputBias { get; set; } = [];
    public T[] HiddenBias { get; set; } = [];
    public T[] GradOutput { get; set; } = [];
    public T[] GradHN { get; set; } = [];
    public T[] GradCN { get; set; } = [];

    public static int GatesOf(CellKind kind) => kind switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };

    public static RecurrentCase<T> Random(
        CellKind kind, RecurrentShape shape, bool bias = true, bool initial = true, bool gradOutput = true, bool gradLast = true, int seed = 1)
    {
        var random = new Random(seed);
        T[] Draw(int length, double scale) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 2 - 1) * scale))];
        int width = GatesOf(kind) * shape.HiddenSize, state = shape.Batch * shape.HiddenSize;
        var scale = 1 / Math.Sqrt(shape.HiddenSize);
        return new RecurrentCase<T>
        {
            Kind = kind,
            Shape = shape,
            X = Draw(shape.Rows * shape.InputSize, 1.5),
            H0 = Draw(initial ? state : 0, 1),
            C0 = Draw(initial && kind == CellKind.Lstm ? state : 0, 1),
            InputHidden = Draw(width * shape.InputSize, 1),
            HiddenHidden = Draw(width * shape.HiddenSize, scale),
            InputBias = Draw(bias ? width : 0, 1),
            HiddenBias = Draw(bias ? width : 0, 1),
            GradOutput = Draw(gradOutput ? shape.Rows * shape.OutputStride : 0, 1),
            GradHN = Draw(gradLast ? state : 0, 1),
            GradCN = Draw(gradLast && kind == CellKind.Lstm ? state : 0, 1),
        };
    }

    public RecurrentCase<TOther> To<TOther>()
        where TOther : unmanaged, IFloatingPointIeee754<TOther>
    {
        static TOther[] Convert(T[] values) => [.. values.Select(v => TOther.CreateChecked(v))];
        return new RecurrentCase<TOther>
        {
            Kind = Kind,
            Shape = Shape,
            X = Convert(X),
            H0 = Convert(H0),
            C0 = Convert(C0),
            InputHidden = Convert(InputHidden),
            HiddenHidden = Convert(HiddenHidden),
            InputBias = Convert(InputBias),
            HiddenBias = Convert(HiddenBias),
            GradOutput = Convert(GradOutput),
            GradHN = Convert(GradHN),
            GradCN = Convert(GradCN),
        };
    }

    /// <summary>Runs forward and backward on the given path, or where the machine lacks it on the one below; without <paramref name="train"/> forward alone.</summary>
    public RecurrentResult<T> Run(RecurrentPath path, bool train = true, int start = 0, bool weightGradients = true)
    {
        while (!RecurrentPaths.Supports(path))
            path--;
        RecurrentPaths.Forced = path;
        try
        {
            return Run(train, start, weightGradients);
        }
        finally
        {
            RecurrentPaths.Forced = null;
        }
    }

    RecurrentResult<T> Run(bool train, int start, bool weightGradients)
    {
        int state = Shape.Batch * Shape.HiddenSize;
        var result = new RecurrentResult<T>
        {
            Output = new T[Shape.Rows * Shape.OutputStride],
            HN = new T[state],
            CN = new T[Kind == CellKind.Lstm ? state : 0],
            X = Filled(X.Length),
            H0 = Filled(state),
            C0 = Filled(Kind == CellKind.Lstm ? state : 0),
            InputHidden = Filled(InputHidden.Length),
            HiddenHidden = Filled(HiddenHidden.Length),
            InputBias = Filled(InputBias.Length),
            HiddenBias = Filled(HiddenBias.Length),
        };
        T[] Filled(int length) => [.. Enumerable.Repeat(T.CreateChecked(start), length)];
        var weights = new RecurrentWeights<T>(InputHidden, HiddenHidden, InputBias, HiddenBias);
        var gradients = new RecurrentGradients<T>
        {
            X = result.X,
            H0 = result.H0,
            C0 = result.C0,
            InputHidden = weightGradients ? result.InputHidden : default,
            HiddenHidden = weightGradients ? result.HiddenHidden : default,
            InputBias = weightGradients ? result.InputBias : default,
            HiddenBias = weightGradients ? result.HiddenBias : default,
        };
        var relu = Kind == CellKind.Relu;
        var length = Kind switch
        {
            CellKind.Lstm => LstmKernel<T>.SavedLength(Shape),
            CellKind.Gru => GruKernel<T>.SavedLength(Shape),
            _ => RnnKernel<T>.SavedLength(Shape),
        };
        var saved = new T[train ? length : 0];
        switch (Kind)
        {
            case CellKind.Lstm:
                LstmKernel<T>.Forward(Shape, X, H0, C0, weights, result.Output, result.HN, result.CN, saved);
                if (train)
                    LstmKernel<T>.Backward(Shape, X, H0, weights, result.Output, saved, GradOutput, GradHN, GradCN, gradients);
                break;
            case CellKind.Gru:
                GruKernel<T>.Forward(Shape, X, H0, weights, result.Output, result.HN, saved);
                if (train)
                    GruKernel<T>.Backward(Shape, X, H0, weights, result.Output, saved, GradOutput, GradHN, gradients);
                break;
            default:
                RnnKernel<T>.Forward(Shape, relu, X, H0, weights, result.Output, result.HN, saved);
                if (train)
                    RnnKernel<T>.Backward(Shape, relu, X, H0, weights, result.Output, saved, GradOutput, GradHN, gradients);
                break;
        }
        return result;
    }
}
