using TorchSharp;

namespace DeepDay3.Exercises.Functions;

/// <summary>
/// The part of a function exercise that is code: the reference, the cases, and wrong versions. One class each, found by its name
/// in the exercise's file; derive from <see cref="FunctionExercise{TFunction}"/>.
/// </summary>
public abstract class FunctionExercise
{
    /// <summary>The name in exercise files: folder and class, such as SimpleRnn.HiddenStep.</summary>
    public string Name => $"{GetType().Namespace!.Split('.')[^1]}.{GetType().Name}";

    /// <summary>What the learner writes, as C#, such as <c>Tensor HiddenStep(Tensor x, Tensor previous)</c>.</summary>
    public abstract string Signature { get; }

    /// <summary>The error that is allowed, relative to 1 + |value|.</summary>
    public virtual double Tolerance => 1e-6;

    /// <summary>The names of the results when there are several; empty when there is one.</summary>
    public virtual IReadOnlyList<string> Results => [];

    /// <summary>The finite-difference check of a gradient, or null.</summary>
    public virtual FiniteDifference? Gradient => null;

    /// <summary>The right version.</summary>
    public abstract Delegate Reference { get; }

    /// <summary>At least two plausible wrong versions.</summary>
    public abstract IReadOnlyList<FunctionSlip> Slips { get; }

    /// <summary>The calls: at least one visible and two hidden ones. The same numbers each time.</summary>
    /// <param name="random">Of the exercise's own seed.</param>
    public abstract IEnumerable<FunctionCase> Cases(CaseRandom random);

    /// <summary>The cases, made without recording gradients.</summary>
    internal IReadOnlyList<FunctionCase> AllCases()
    {
        using var mode = torch.no_grad();
        return [.. Cases(new CaseRandom(StableSeed(Name)))];
    }

    // string.GetHashCode differs from process to process.
    static int StableSeed(string name) => (int)(name.Aggregate(2_166_136_261u, (hash, c) => (hash ^ c) * 16_777_619u) & int.MaxValue);
}
