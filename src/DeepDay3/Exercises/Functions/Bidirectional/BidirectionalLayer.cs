using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Bidirectional;

/// <summary>
/// A whole bidirectional tanh layer without biases: both halves have weights of their own. Shapes: x [T, I], wIn and wInBack [I, H], w and
/// wBack [H, H]; the result is [T, 2H].
/// </summary>
public sealed class BidirectionalLayer : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor BidirectionalLayer(Tensor x, Tensor wIn, Tensor w, Tensor wInBack, Tensor wBack)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (x, wIn, w, wInBack, wBack) => cat([Read(x, wIn, w), Read(x.flip(0), wInBack, wBack).flip(0)], 1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the states of the backward half were not turned round again: they lie in the order in which it read", (x, wIn, w, wInBack, wBack) => cat([Read(x, wIn, w), Read(x.flip(0), wInBack, wBack)], 1)),
        ("both halves use the forward weights: the backward half has its own", (x, wIn, w, wInBack, wBack) => cat([Read(x, wIn, w), Read(x.flip(0), wIn, w).flip(0)], 1)),
        ("both halves read forwards", (x, wIn, w, wInBack, wBack) => cat([Read(x, wIn, w), Read(x, wInBack, wBack)], 1)),
        ("the backward half goes on from the forward half's last state: it starts from zero", (x, wIn, w, wInBack, wBack) =>
        {
            Tensor forward = Read(x, wIn, w);
            return cat([forward, Read(x.flip(0), wInBack, wBack, forward.narrow(0, x.shape[0] - 1, 1)).flip(0)], 1);
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two steps", random.Normal(2, 1), random.Normal(1, 2), random.Normal(2, 2), random.Normal(1, 2), random.Normal(2, 2));
        yield return Hidden("one step", random.Normal(1, 2), random.Normal(2, 3), random.Normal(3, 3), random.Normal(2, 3), random.Normal(3, 3));
        yield return Hidden("six steps", random.Normal(6, 3), random.Normal(3, 4), random.Normal(4, 4), random.Normal(3, 4), random.Normal(4, 4));
    }

    static Tensor Read(Tensor x, Tensor wIn, Tensor w, Tensor? first = null)
    {
        Tensor state = first ?? zeros(1, w.shape[0], float64);
        var states = new List<Tensor>();
        for (long t = 0; t < x.shape[0]; t++)
            states.Add(state = (x.narrow(0, t, 1).mm(wIn) + state.mm(w)).tanh());
        return cat([.. states]);
    }
}
