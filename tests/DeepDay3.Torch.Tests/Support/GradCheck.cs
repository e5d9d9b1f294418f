using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Support;

/// <summary>
/// Compares gradients with central differences in float64. A function of any shape is made a number by a random weight for each of its
/// elements; the second order is checked on a random combination of the gradients, differentiated through <c>create_graph</c>.
/// </summary>
internal static class GradCheck
{
    const double Step = 1e-5;

    // Differences of numbers around 1 carry noise of about 1e-11 at this step.
    const double SmallestScale = 1e-3;

    /// <summary>First and second derivatives of <paramref name="f"/> at <paramref name="inputs"/>.</summary>
    /// <param name="f">Must not change its arguments (clone before an in-place operation) and must be smooth around them. Complex arguments and results are taken by their parts.</param>
    /// <param name="inputs">Copied, as float64.</param>
    internal static void Run(Func<Tensor[], Tensor> f, params Tensor[] inputs) => Run(f, 1e-6, inputs);

    /// <param name="f">See the other overload.</param>
    /// <param name="tolerance">The largest error, as a part of the largest entry of the gradient.</param>
    /// <param name="inputs">Copied, as float64.</param>
    internal static void Run(Func<Tensor[], Tensor> f, double tolerance, params Tensor[] inputs)
    {
        (f, inputs) = AsReal(f, inputs);
        First(f, tolerance, inputs);
        var vectors = Array.ConvertAll(inputs, input => Weights(input.shape, 7));
        Compare("second derivative", tolerance, inputs, point =>
        {
            var found = autograd.grad([Number(f, point)], point, create_graph: true, allow_unused: true);
            Tensor sum = zeros([], float64);
            for (int i = 0; i < found.Count; i++)
                if (found[i] is { } gradient) sum = sum + (gradient * vectors[i]).sum();
            return sum;
        });
    }

    /// <summary>First derivatives only.</summary>
    internal static void First(Func<Tensor[], Tensor> f, double tolerance, params Tensor[] inputs)
    {
        var (real, parts) = AsReal(f, inputs);
        Compare("derivative", tolerance, parts, point => Number(real, point));
    }

    /// <summary>A function of complex numbers as one of their parts, which are numbers like any others; so are the parts of a complex result.</summary>
    static (Func<Tensor[], Tensor> f, Tensor[] inputs) AsReal(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        bool[] complex = Array.ConvertAll(inputs, input => input.is_complex());
        Tensor[] parts = Array.ConvertAll(inputs, input => input.is_complex() ? input.detach().view_as_real() : input);
        return (point =>
        {
            var result = f([.. point.Select((x, i) => complex[i] ? x.view_as_complex() : x)]);
            return result.is_complex() ? result.view_as_real() : result;
        }, parts);
    }

    static Tensor Number(Func<Tensor[], Tensor> f, Tensor[] point)
    {
        var result = f(point);
        Assert.Equal(float64, result.dtype);
        return (result * Weights(result.shape, 3)).sum();
    }

    static Tensor Weights(long[] shape, int seed)
    {
        var random = new Random(seed);
        var values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++) values[i] = 0.5 + random.NextDouble();
        return tensor(values).reshape(shape);
    }

    static void Compare(string what, double tolerance, Tensor[] inputs, Func<Tensor[], Tensor> number)
    {
        double[][] values = Array.ConvertAll(inputs, input => input.detach().to_type(float64).data<double>().ToArray());
        long[][] shapes = Array.ConvertAll(inputs, input => input.shape);
        var point = Point(values, shapes);
        var at = number(point);
        var exact = at.requires_grad ? autograd.grad([at], point, allow_unused: true) : new Tensor[point.Length];
        var numeric = new double[inputs.Length][];
        double scale = SmallestScale;
        for (int i = 0; i < inputs.Length; i++)
        {
            numeric[i] = new double[values[i].Length];
            for (int j = 0; j < values[i].Length; j++)
            {
                double before = values[i][j];
                values[i][j] = before + Step;
                double above = number(Point(values, shapes)).item<double>();
                values[i][j] = before - Step;
                double below = number(Point(values, shapes)).item<double>();
                values[i][j] = before;
                numeric[i][j] = (above - below) / (2 * Step);
                scale = Math.Max(scale, Math.Abs(numeric[i][j]));
            }
        }
        for (int i = 0; i < inputs.Length; i++)
        {
            if (exact[i] is { } gradient)
            {
                Assert.Equal(shapes[i], gradient.shape);
                Assert.Equal(float64, gradient.dtype);
            }
            double[] found = exact[i] is { } g ? g.data<double>().ToArray() : new double[values[i].Length];
            for (int j = 0; j < found.Length; j++)
                Assert.True(Math.Abs(found[j] - numeric[i][j]) <= tolerance * scale,
                    $"The {what} by element {j} of input {i} is {found[j]:R}, by differences {numeric[i][j]:R} (largest entry {scale:R}).");
        }
    }

    static Tensor[] Point(double[][] values, long[][] shapes) =>
        [.. values.Zip(shapes, (flat, shape) => tensor(flat).reshape(shape).detach().requires_grad_())];
}
