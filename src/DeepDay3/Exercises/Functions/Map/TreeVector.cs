using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Map;

/// <summary>
/// The root's vector of a balanced tree: neighbours are joined by tanh(W [a; b] + c), level by level; the last one of an odd number waits for the next level.
/// Shapes: leaves [n, D], w [D, 2 D], c [D]; the result is [D].
/// </summary>
public sealed class TreeVector : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor TreeVector(Tensor leaves, Tensor w, Tensor c)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (leaves, w, c) => Root(leaves, (a, b) => (w.mv(cat([a, b])) + c).tanh());

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("that is the recurrent network: it goes along the line, not up a tree of pairs", (leaves, w, c) =>
        {
            Tensor state = leaves[0];
            for (long i = 1; i < leaves.shape[0]; i++) state = (w.mv(cat([state, leaves[i]])) + c).tanh();
            return state;
        }),
        ("the bias is missing", (leaves, w, c) => Root(leaves, (a, b) => w.mv(cat([a, b])).tanh())),
        ("the tanh is missing", (leaves, w, c) => Root(leaves, (a, b) => w.mv(cat([a, b])) + c)),
        ("the parts are exchanged: [a; b] has the left part first", (leaves, w, c) => Root(leaves, (a, b) => (w.mv(cat([b, a])) + c).tanh())),
        ("the last one of an odd number is lost: it goes up to the next level as it is", (leaves, w, c) => Root(leaves, (a, b) => (w.mv(cat([a, b])) + c).tanh(), dropOdd: true)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("four leaves", random.Normal(4, 2), random.Normal(2, 4), random.Normal(2));
        yield return Hidden("one leaf", random.Normal(1, 3), random.Normal(3, 6), random.Normal(3));
        yield return Hidden("seven leaves", random.Normal(7, 3), random.Normal(3, 6), random.Normal(3));
    }

    static Tensor Root(Tensor leaves, Func<Tensor, Tensor, Tensor> join, bool dropOdd = false)
    {
        List<Tensor> level = [.. leaves.unbind(0)];
        while (level.Count > 1)
        {
            List<Tensor> next = [];
            for (int i = 0; i + 1 < level.Count; i += 2) next.Add(join(level[i], level[i + 1]));
            if (level.Count % 2 == 1 && !dropOdd) next.Add(level[^1]);
            level = next;
        }
        return level[0];
    }
}
