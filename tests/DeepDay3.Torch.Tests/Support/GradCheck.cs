using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Support;

/// <summary>
/// Compares gradients with differences in float64. A function of any shape is made a number by a random weight for each of its elements;
/// the second order is checked on a random combination of the gradients, differentiated through <c>create_graph</c>.
/// </summary>
internal static class GradCheck
{
    // Four points, so that the error goes with the step's fourth power: 1e-16 beside a noise of about 1e-12 for numbers around 1.
    const double Step = 1e-4;

    const double SmallestScale = 1e-3;
    const double Tolerance = 1e-6;

    [ThreadStatic]
    static GradientSurvey? survey;

    /// <summary>Runs a test of gradients only to see what it covers: its functions are recorded, without differences.</summary>
    internal static void Survey(GradientSurvey into, Action test)
    {
        survey = into;
        try
        {
            test();
        }
        finally
        {
            survey = null;
        }
    }

    /// <summary>First and second derivatives of <paramref name="f"/> at <paramref name="inputs"/>.</summary>
    /// <param name="f">Must not change its arguments (clone before an in-place operation) and must be smooth around them. Complex arguments and results are taken by their parts.</param>
    /// <param name="inputs">Copied, as float64.</param>
    internal static void Run(Func<Tensor[], Tensor> f, params Tensor[] inputs) => Check(f, inputs, [], second: true);

    /// <summary>First derivatives only.</summary>
    internal static void First(Func<Tensor[], Tensor> f, params Tensor[] inputs) => Check(f, inputs, [], second: false);

    /// <summary>Derivatives by the inputs and by all parameters of a module, which becomes float64 and gets random parameters.</summary>
    /// <param name="module">With inputs that are not differentiated left to <paramref name="f"/>.</param>
    /// <param name="f">Calls the module. The same random numbers at every call.</param>
    /// <param name="second">Whether second derivatives are checked too.</param>
    /// <param name="inputs">Copied, as float64.</param>
    internal static void Module(nn.Module module, Func<Tensor[], Tensor> f, bool second, params Tensor[] inputs)
    {
        module.to(float64);
        Tensor[] parameters = [.. module.parameters().Where(parameter => parameter.requires_grad)];
        for (int i = 0; i < parameters.Length; i++)
            using (no_grad()) parameters[i].copy_(Weights(parameters[i].shape, 11 + i) - 1);
        Check(f, inputs, parameters, second);
    }

    static void Check(Func<Tensor[], Tensor> f, Tensor[] inputs, Tensor[] parameters, bool second)
    {
        var (real, parts) = AsReal(f, inputs);
        Tensor[] point = [.. parts.Select(part => part.detach().to_type(float64).contiguous().clone().requires_grad_())];
        Tensor[] leaves = [.. point, .. parameters];
        Tensor Value() => Number(real, point);
        if (survey is { } seen)
        {
            seen.Add(Value(), leaves, second);
            return;
        }
        Compare("derivative", leaves, Value);
        if (!second) return;
        var vectors = Array.ConvertAll(leaves, leaf => Weights(leaf.shape, 7));
        Compare("second derivative", leaves, () =>
        {
            var found = autograd.grad([Value()], leaves, create_graph: true, allow_unused: true);
            Tensor sum = zeros([], float64);
            for (int i = 0; i < found.Count; i++)
                if (found[i] is { } gradient) sum = sum + (gradient * vectors[i]).sum();
            return sum;
        });
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

    static void Compare(string what, Tensor[] leaves, Func<Tensor> number)
    {
        var at = number();
        var exact = at.requires_grad ? autograd.grad([at], leaves, allow_unused: true) : new Tensor[leaves.Length];
        double[][] numeric = Array.ConvertAll(leaves, leaf => Differences(leaf, number));
        double scale = Math.Max(SmallestScale, numeric.SelectMany(entries => entries).Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < leaves.Length; i++)
        {
            if (exact[i] is { } gradient)
            {
                Assert.Equal(leaves[i].shape, gradient.shape);
                Assert.Equal(float64, gradient.dtype);
            }
            double[] found = exact[i] is { } g ? g.data<double>().ToArray() : new double[numeric[i].Length];
            for (int j = 0; j < found.Length; j++)
                Assert.True(Math.Abs(found[j] - numeric[i][j]) <= Tolerance * scale,
                    $"The {what} by element {j} of input {i} is {found[j]:R}, by differences {numeric[i][j]:R} (largest entry {scale:R}).");
        }
    }

    static double[] Differences(Tensor leaf, Func<Tensor> number)
    {
        double[] values = leaf.data<double>().ToArray();
        long[] shape = leaf.shape;
        var found = new double[values.Length];
        for (int j = 0; j < values.Length; j++)
        {
            double At(double step)
            {
                double before = values[j];
                values[j] += step;
                using (no_grad()) leaf.copy_(tensor(values).reshape(shape));
                values[j] = before;
                return number().item<double>();
            }
            found[j] = (8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
        }
        using (no_grad()) leaf.copy_(tensor(values).reshape(shape));
        return found;
    }
}
