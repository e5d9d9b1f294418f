namespace TorchSharp.Optim;

/// <summary>The coefficients of one step of Adam or AdamW, in double. Steps count from 1.</summary>
internal readonly record struct AdamStep(long Step, double Rate, double Beta1, double Beta2, double Epsilon, bool Maximize)
{
    /// <summary>Weight decay that is added to the gradient.</summary>
    internal double WeightDecay { get; init; }

    /// <summary>Weight decay that acts on the parameter itself, times the rate.</summary>
    internal double Shrinkage { get; init; }

    internal double Correction1 => 1 - Math.Pow(Beta1, Step);

    internal double Correction2 => 1 - Math.Pow(Beta2, Step);
}
