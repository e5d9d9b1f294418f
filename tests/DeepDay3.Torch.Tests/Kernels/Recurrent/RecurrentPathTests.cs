using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>The fast paths in float against plain code in double, at the sizes they are made for and at awkward ones.</summary>
public class RecurrentPathTests
{
    public static TheoryData<CellKind, string> Variants()
    {
        var data = new TheoryData<CellKind, string>();
        foreach (var kind in Enum.GetValues<CellKind>())
            foreach (var path in Enum.GetNames<RecurrentPath>())
                data.Add(kind, path);
        return data;
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_long_sequence_in_float_agrees_with_double(CellKind kind, string path) =>
        Check(kind, path, new RecurrentShape(150, 8, 1, kind == CellKind.Lstm ? 64 : 128));

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_large_batch_in_float_agrees_with_double(CellKind kind, string path) =>
        Check(kind, path, new RecurrentShape(6, 64, 96, 80) { Reverse = true, OutputStride = 160 });

    [Theory]
    [MemberData(nameof(Variants))]
    public void Odd_sizes_in_float_agree_with_double(CellKind kind, string path)
    {
        Check(kind, path, new RecurrentShape(19, 13, 11, 37));
        Check(kind, path, new RecurrentShape(40, 1, 5, 100));
        Check(kind, path, new RecurrentShape(5, 71, 33, 17) { Reverse = true });
        Check(kind, path, new RecurrentShape(4, 9, 2, 21) { BatchSizes = [9, 6, 6, 1], OutputStride = 50 });
        Check(kind, path, new RecurrentShape(4, 9, 2, 21) { BatchSizes = [9, 6, 6, 1], Reverse = true });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Gradients_are_added_and_unwanted_ones_may_be_absent(CellKind kind, string path)
    {
        var c = RecurrentCase<float>.Random(kind, new RecurrentShape(5, 9, 3, 20));
        var expected = c.Run(Enum.Parse<RecurrentPath>(path));
        var added = c.Run(Enum.Parse<RecurrentPath>(path), start: 1);
        foreach (var ((name, values), (_, sums)) in expected.Parts().Zip(added.Parts()).Skip(3))
            Expect.Close(name, [.. values.Select(v => v + 1.0)], sums, 1e-5);
        var few = c.Run(Enum.Parse<RecurrentPath>(path), weightGradients: false);
        Assert.Equal(expected.X, few.X);
        Assert.Equal(expected.H0, few.H0);
    }

    [Fact]
    public void Random_shapes_dense_and_packed_agree_with_plain_code_in_double()
    {
        var random = new Random(7);
        var paths = Enum.GetValues<RecurrentPath>();
        for (var trial = 0; trial < 120; trial++)
        {
            int steps = random.Next(1, 30), batch = random.Next(1, 24), hidden = random.Next(1, 40);
            var sizes = new int[steps];
            for (var t = 0; t < steps; t++)
                sizes[t] = t == 0 ? batch : Math.Max(1, sizes[t - 1] - Math.Max(0, random.Next(-4, 4)));
            var shape = new RecurrentShape(steps, batch, random.Next(1, 40), hidden)
            {
                Reverse = random.Next(2) == 1,
                OutputStride = hidden + random.Next(3),
                BatchSizes = random.Next(2) == 1 ? sizes : null,
            };
            var kind = (CellKind)random.Next(4);
            var c = RecurrentCase<double>.Random(
                kind, shape, random.Next(2) == 1, random.Next(2) == 1, random.Next(2) == 1, random.Next(2) == 1, trial);
            var expected = c.Run(RecurrentPath.Rows);
            Expect.Close(expected, c.Run(paths[1 + trial % 3]), 1e-11);
        }
    }

    [Fact]
    public void Vanishing_gradients_become_zero_before_they_become_denormal()
    {
        var c = RecurrentCase<float>.Random(CellKind.Gru, new RecurrentShape(400, 8, 1, 32), gradOutput: false);
        for (var i = 0; i < c.HiddenHidden.Length; i++)
            c.HiddenHidden[i] *= 0.1f;
        foreach (var path in new[] { RecurrentPath.Vector128, RecurrentPath.Vector256, RecurrentPath.Vector512 })
        {
            var result = c.Run(path);
            Assert.All(result.X, g => Assert.True(g == 0 || Math.Abs(g) > 1e-36f));
            Assert.Equal(0, result.X[0]);
            Assert.NotEqual(0, result.X[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_NaN_in_one_sequence_stays_in_that_sequence(CellKind kind, string path)
    {
        var c = RecurrentCase<float>.Random(kind, new RecurrentShape(3, 9, 2, 20));
        c.X[2 * 4] = float.NaN;
        var output = c.Run(Enum.Parse<RecurrentPath>(path)).Output;
        for (var row = 0; row < 27; row++)
            Assert.Equal(row % 9 == 4, float.IsNaN(output[row * 20 + 7]));
    }

    [Fact]
    public void A_span_that_is_too_short_is_named()
    {
        var c = RecurrentCase<float>.Random(CellKind.Lstm, new RecurrentShape(5, 9, 3, 20));
        var e = Assert.Throws<ArgumentException>(() => LstmKernel<float>.Forward(
            c.Shape, c.X.AsSpan(1), default, default, default, default, default, default, default));
        Assert.StartsWith("x holds 134 values where the recurrent layer needs 135.", e.Message);
    }

    [Fact]
    public void Batch_sizes_that_grow_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RecurrentShape(2, 2, 1, 1) { BatchSizes = [1, 2] }.Validate());

    static void Check(CellKind kind, string path, RecurrentShape shape)
    {
        var single = RecurrentCase<float>.Random(kind, shape);
        var expected = single.To<double>().Run(RecurrentPath.Rows);
        Expect.Close(expected, single.Run(Enum.Parse<RecurrentPath>(path)), 1e-5);
    }
}
