using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public unsafe class NegativeSamplingTests
{
    [Theory]
    [InlineData(6, 5)]
    [InlineData(6, 100)]
    [InlineData(2, 16)]
    [InlineData(9, 33)]
    [InlineData(13, 7)]
    public void A_step_goes_down_the_gradient_of_the_loss(int targets, int dimension)
    {
        const float Rate = 0.01f;
        manual_seed(targets * 1000 + dimension);
        var v = randn(dimension, requires_grad: true);
        var u = randn(targets, dimension, requires_grad: true);
        var scores = u.mv(v);
        var loss = -scores[0].sigmoid().log();
        for (int k = 1; k < targets; k++) loss = loss - (-scores[k]).sigmoid().log();
        loss.backward();

        int row = NegativeSampling.RowLength(dimension);
        float[] memory = new float[(targets + 2) * row];
        fixed (float* start = memory)
        {
            float** rows = stackalloc float*[targets];
            float* change = start + (targets + 1) * row;
            Fill(v, start, 0);
            for (int k = 0; k < targets; k++) Fill(u[k], rows[k] = start + (k + 1) * row, 0);
            NegativeSampling.Step(start, rows, targets, row, Rate, change);
            Near(v.grad!, change, factor: -Rate, from: null);
            for (int k = 0; k < targets; k++) Near(u.grad![k], rows[k], factor: -Rate, from: u[k]);
            for (int i = dimension; i < row; i++) Assert.Equal(0, change[i]);
        }
    }

    [Fact]
    public void The_vector_may_itself_be_what_changes()
    {
        const int Row = 16;
        float** rows = stackalloc float*[6];
        foreach (int targets in new[] { 6, 4 })
        {
            float[] apart = Enumerable.Range(0, (targets + 2) * Row).Select(i => MathF.Sin(i)).ToArray(), together = [.. apart];
            fixed (float* a = apart, b = together)
            {
                for (int k = 0; k < targets; k++) rows[k] = a + (k + 1) * Row;
                float* change = a + (targets + 1) * Row;
                new Span<float>(a, Row).CopyTo(new Span<float>(change, Row));
                NegativeSampling.Step(a, rows, targets, Row, 0.1f, change);
                for (int k = 0; k < targets; k++) rows[k] = b + (k + 1) * Row;
                NegativeSampling.Step(b, rows, targets, Row, 0.1f, b);
            }

            Assert.Equal(apart.AsSpan((targets + 1) * Row, Row).ToArray(), together.AsSpan(0, Row).ToArray());
            Assert.Equal(apart.AsSpan(Row, targets * Row).ToArray(), together.AsSpan(Row, targets * Row).ToArray());
        }
    }

    static void Fill(Tensor values, float* row, int at)
    {
        foreach (float value in values.detach().data<float>().ToArray()) row[at++] = value;
    }

    static void Near(Tensor gradient, float* row, float factor, Tensor? from)
    {
        float[] g = gradient.data<float>().ToArray(), start = from is null ? new float[g.Length] : from.detach().data<float>().ToArray();
        for (int i = 0; i < g.Length; i++) Assert.Equal(start[i] + factor * g[i], row[i], 5e-6f);
    }
}
