namespace DeepDay3.Exercises.Functions;

/// <summary>A function exercise whose versions are of one delegate type, such as <c>Func&lt;Tensor, Tensor, Tensor&gt;</c>.</summary>
/// <typeparam name="TFunction">The delegate type; a learner's method needs the same parameters.</typeparam>
public abstract class FunctionExercise<TFunction> : FunctionExercise
    where TFunction : Delegate
{
    /// <inheritdoc/>
    public sealed override Delegate Reference => Right;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<FunctionSlip> Slips => [.. Wrong.Select(slip => new FunctionSlip(slip.Item1, slip.Item2))];

    /// <summary>The right version.</summary>
    protected abstract TFunction Right { get; }

    /// <summary>Wrong versions, each with what the feedback says about it; at least two.</summary>
    protected abstract IEnumerable<(string, TFunction)> Wrong { get; }

    /// <summary>A case that <see cref="Exercise.Show"/> shows.</summary>
    protected static FunctionCase Visible(string name, params object[] arguments) => new(name, arguments) { IsVisible = true };

    /// <summary>A case that the learner sees only when it fails.</summary>
    protected static FunctionCase Hidden(string name, params object[] arguments) => new(name, arguments);
}
