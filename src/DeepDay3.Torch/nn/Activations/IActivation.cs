using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A function of one number with up to three coefficients, and its slope. Both run in double and are rounded once.</summary>
internal interface IActivation
{
    /// <summary>The name of the node in the graph, and (in lower case, without the ending) of the operation in errors.</summary>
    static abstract string Name { get; }

    static abstract double Value(double x, in Coefficients k);

    static abstract double Slope(double x, in Coefficients k);

    /// <summary>The slope as operations that can be differentiated again; null where it is constant in pieces.</summary>
    static virtual Tensor? Slope(Tensor x, in Coefficients k) => null;
}

/// <summary>What an activation is tuned with; each says what its letters mean.</summary>
internal readonly record struct Coefficients(double A = 0, double B = 0, double C = 0);
