namespace DeepDay3.Models;

/// <summary>What an <see cref="EchoStateNetwork"/> is built from.</summary>
public sealed record EchoStateOptions
{
    /// <summary>I, numbers read a step.</summary>
    public int Inputs { get; init; } = 1;

    /// <summary>N, units of the reservoir.</summary>
    public int Units { get; init; } = 200;

    /// <summary>The largest absolute eigenvalue that the recurrent weights are scaled to.</summary>
    public double SpectralRadius { get; init; } = 0.9;

    /// <summary>The share of recurrent weights that are not zero, above 0 and at most 1.</summary>
    public double Density { get; init; } = 0.1;

    /// <summary>Input weights and biases are uniform in plus or minus this.</summary>
    public double InputScale { get; init; } = 0.5;

    /// <summary>How much of the new state is taken each step, above 0 and at most 1: 1 is no leak (leaky units else).</summary>
    public double Leak { get; init; } = 1;

    /// <summary>The penalty on squared readout weights (ridge regression), at least 0.</summary>
    public double Ridge { get; init; } = 1e-6;

    /// <summary>The same seed gives the same reservoir.</summary>
    public int Seed { get; init; }

    internal void Check()
    {
        if (Inputs < 1 || Units < 1)
            throw new ArgumentException($"An echo state network of {Inputs} inputs and {Units} units was asked for: at least 1 of each was expected.");
        if (!(SpectralRadius >= 0) || !double.IsFinite(SpectralRadius) || !(Density is > 0 and <= 1) || !(Leak is > 0 and <= 1) || !(Ridge >= 0) || !double.IsFinite(InputScale))
            throw new ArgumentException(FormattableString.Invariant($"An echo state network got spectral radius {SpectralRadius}, density {Density}, input scale {InputScale}, leak {Leak} and ridge {Ridge}: a radius and a ridge from 0, and a density and a leak above 0 and at most 1 were expected."));
    }
}
