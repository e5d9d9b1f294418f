namespace DeepDay3.Exercises.Functions.WeightDecay;

/// <summary>Early stopping: the epoch, from 0, whose weights are kept when training stops after so many epochs without a new best.</summary>
public sealed class KeptEpoch : FunctionExercise<Func<double[], int, int>>
{
    /// <inheritdoc/>
    public override string Signature => "int KeptEpoch(double[] errors, int patience)";

    /// <inheritdoc/>
    protected override Func<double[], int, int> Right => (errors, patience) => Run(errors, patience).best;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<double[], int, int>)> Wrong =>
    [
        ("this is the epoch at which training stops: the weights of the *best* epoch are kept", (errors, patience) => Run(errors, patience).stop),
        ("this is the best of all epochs: training had stopped before it came", (errors, patience) => Array.IndexOf(errors, errors.Min())),
        ("each epoch is compared with the one before, as in the lecture: compare with the best so far", Lecture),
        ("the patience is one too short", (errors, patience) => Run(errors, patience - 1).best),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("a new best within the patience", new[] { 1.0, 0.8, 0.9, 0.7, 0.75, 0.8, 0.85, 0.6 }, 2);
        yield return Hidden("a new best that comes too late", new[] { 1.0, 0.5, 0.6, 0.7, 0.65, 0.4 }, 3);
        yield return Hidden("it falls to the end", new[] { 1.0, 0.9, 0.7, 0.6, 0.3 }, 2);
        yield return Hidden("ups and downs on the way", new[] { 1.0, 1.1, 0.9, 1.0, 0.8, 0.85, 0.7, 0.9, 0.95, 0.99, 0.98 }, 3);
    }

    static (int stop, int best) Run(double[] errors, int patience)
    {
        int best = 0;
        for (int i = 1; i < errors.Length; i++)
        {
            if (errors[i] < errors[best])
                best = i;
            else if (i - best >= patience)
                return (i, best);
        }
        return (errors.Length - 1, best);
    }

    static int Lecture(double[] errors, int patience)
    {
        int count = 0;
        for (int i = 1; i < errors.Length; i++)
        {
            if (errors[i] > errors[i - 1] && ++count >= patience)
                return i;
        }
        return errors.Length - 1;
    }
}
