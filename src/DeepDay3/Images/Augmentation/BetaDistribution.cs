using static TorchSharp.torch;

namespace DeepDay3.Images.Augmentation;

/// <summary>Draws from the symmetric beta distribution Beta(a, a), which weighs the two pictures of a mixture.</summary>
public static class BetaDistribution
{
    /// <summary>A number from 0 to 1: for small a near an end, for a = 1 anywhere, for large a near a half.</summary>
    /// <param name="alpha">a, positive.</param>
    /// <param name="generator">Where it is drawn from; the default generator unless given.</param>
    /// <exception cref="ArgumentException">a is not positive.</exception>
    public static double Draw(double alpha, Generator? generator = null)
    {
        if (!(alpha > 0) || double.IsInfinity(alpha))
            throw new ArgumentException($"The parameter of a beta distribution is {alpha}: a positive number was expected.");
        // Of two gamma variables x and y, x / (x + y); by their logarithms, since small shapes make numbers that round to zero.
        double x = LogGamma(alpha, generator), y = LogGamma(alpha, generator);
        return 1 / (1 + Math.Exp(y - x));
    }

    /// <summary>The logarithm of a gamma variable (G. Marsaglia, W. W. Tsang: A simple method for generating gamma variables, 2000).</summary>
    static double LogGamma(double shape, Generator? generator)
    {
        if (shape < 1)
            return LogGamma(shape + 1, generator) + Math.Log(Uniform(generator)) / shape;
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(generator), root = 1 + c * x;
            if (root <= 0)
                continue;
            double v = root * root * root;
            if (Math.Log(Uniform(generator)) < 0.5 * x * x + d * (1 - v + Math.Log(v)))
                return Math.Log(d * v);
        }
    }

    /// <summary>Above 0, up to 1.</summary>
    static double Uniform(Generator? generator)
    {
        using Tensor draw = rand(1, float64, generator: generator);
        return 1 - draw.item<double>();
    }

    static double Normal(Generator? generator)
    {
        using Tensor draw = randn(1, float64, generator: generator);
        return draw.item<double>();
    }
}
