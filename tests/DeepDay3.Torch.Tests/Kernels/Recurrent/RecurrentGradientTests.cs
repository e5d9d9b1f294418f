using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>Outputs against the plain reference, gradients against its central differences, in double.</summary>
public class RecurrentGradientTests
{
    public static TheoryData<CellKind, bool, bool, bool> Variants()
    {
        var data = new TheoryData<CellKind, bool, bool, bool>();
        foreach (var kind in Enum.GetValues<CellKind>())
            foreach (var reverse in new[] { false, true })
                foreach (var bias in new[] { false, true })
                    foreach (var initial in new[] { false, true })
                        data.Add(kind, reverse, bias, initial);
        return data;
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_gradient_of_a_dense_batch_agrees_with_differences(CellKind kind, bool reverse, bool bias, bool initial) =>
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(4, 3, 2, 5) { Reverse = reverse }, bias, initial));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_gradient_of_packed_lengths_agrees_with_differences(CellKind kind, bool reverse, bool bias, bool initial) =>
        Check(RecurrentCase<double>.Random(
            kind, new RecurrentShape(5, 4, 3, 3) { Reverse = reverse, BatchSizes = [4, 4, 2, 1, 1], OutputStride = 7 }, bias, initial));

    [Theory]
    [InlineData(CellKind.Tanh)]
    [InlineData(CellKind.Relu)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void Single_steps_single_sequences_and_absent_upstream_gradients_are_no_special_case(CellKind kind)
    {
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(1, 1, 1, 1)));
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(1, 5, 2, 3) { Reverse = true }));
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(6, 1, 3, 7)));
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(3, 2, 2, 3), gradOutput: false));
        Check(RecurrentCase<double>.Random(kind, new RecurrentShape(3, 2, 2, 3), gradLast: false));
    }

    [Theory]
    [InlineData(CellKind.Tanh)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void Inference_gives_the_same_bits_as_training(CellKind kind)
    {
        var c = RecurrentCase<double>.Random(kind, new RecurrentShape(7, 3, 2, 9));
        foreach (var path in Enum.GetValues<RecurrentPath>())
            Assert.Equal(c.Run(path).Output, c.Run(path, train: false).Output);
    }

    static readonly RecurrentPath[] Paths = [RecurrentPath.Vector128, RecurrentPath.Vector256, RecurrentPath.Vector512];

    static void Check(RecurrentCase<double> c)
    {
        var result = c.Run(RecurrentPath.Rows);
        var (output, hN, cN) = RecurrentReference.Forward(c);
        Expect.Close(nameof(result.Output), output, result.Output, 1e-13);
        Expect.Close(nameof(result.HN), hN, result.HN, 1e-13);
        Expect.Close(nameof(result.CN), cN, result.CN, 1e-13);

        foreach (var path in Paths)
            Expect.Close(result, c.Run(path), 1e-12);

        Differences(nameof(c.X), c, c.X, result.X);
        Differences(nameof(c.H0), c, c.H0, result.H0);
        Differences(nameof(c.C0), c, c.C0, result.C0);
        Differences(nameof(c.InputHidden), c, c.InputHidden, result.InputHidden);
        Differences(nameof(c.HiddenHidden), c, c.HiddenHidden, result.HiddenHidden);
        Differences(nameof(c.InputBias), c, c.InputBias, result.InputBias);
        Differences(nameof(c.HiddenBias), c, c.HiddenBias, result.HiddenBias);
    }

    static void Differences(string name, RecurrentCase<double> c, double[] values, double[] gradient)
    {
        if (values.Length == 0)
            return;
        const double step = 1e-5;
        var expected = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + step;
            var above = RecurrentReference.Loss(c);
            values[i] = value - step;
            var below = RecurrentReference.Loss(c);
            values[i] = value;
            expected[i] = (above - below) / (2 * step);
        }
        Expect.Close("gradient of " + name, expected, gradient, 1e-6);
    }
}
