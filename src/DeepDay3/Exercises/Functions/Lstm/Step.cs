using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Lstm;

/// <summary>
/// A step of an LSTM with PyTorch's weights, rows in the order i, f, g, o. Shapes: x [N, I], h and c [N, H], w [4 H, I], u [4 H, H], b [4 H]; the results
/// are the new h and c.
/// </summary>
public sealed class Step : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor h, Tensor c) LstmStep(Tensor x, Tensor h, Tensor c, Tensor w, Tensor u, Tensor b)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["h", "c"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor)> Right =>
        (x, h, c, w, u, b) => Cell(Sums(x, h, w, u, b), c);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor, Tensor)>)> Wrong =>
    [
        ("the rows are read in the order f, i, g, o: PyTorch's order is i, f, g, o", (x, h, c, w, u, b) => { Tensor[] s = Sums(x, h, w, u, b); return Cell([s[1], s[0], s[2], s[3]], c); }),
        ("the rows are read in the order i, f, o, g: PyTorch's order is i, f, g, o", (x, h, c, w, u, b) => { Tensor[] s = Sums(x, h, w, u, b); return Cell([s[0], s[1], s[3], s[2]], c); }),
        ("the tanh of the cell is missing in h = o tanh(c)", (x, h, c, w, u, b) => { Tensor[] s = Sums(x, h, w, u, b); Tensor next = Cell(s, c).c; return (s[3].sigmoid() * next, next); }),
        ("the candidate g has a sigmoid: it has a tanh, only the gates have sigmoids", (x, h, c, w, u, b) => { Tensor[] s = Sums(x, h, w, u, b); Tensor next = s[1].sigmoid() * c + s[0].sigmoid() * s[2].sigmoid(); return (s[3].sigmoid() * next.tanh(), next); }),
        ("h is made from the old cell state: the new one is shown", (x, h, c, w, u, b) => { Tensor[] s = Sums(x, h, w, u, b); return (s[3].sigmoid() * c.tanh(), Cell(s, c).c); }),
        ("the state h does not enter: `h.mm(u.t())` is missing", (x, h, c, w, u, b) => Cell(Sums(x, zeros_like(h), w, u, b), c)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one unit, one input", random.Normal(1, 1), random.Normal(1, 1), random.Normal(1, 1), random.Normal(4, 1), random.Normal(4, 1), random.Normal(4));
        yield return Hidden("a batch of three, two units", random.Normal(3, 4), random.Normal(3, 2), random.Normal(3, 2), random.Normal(8, 4), random.Normal(8, 2), random.Normal(8));
        yield return Hidden("the first step, the memory is empty", random.Normal(2, 3), zeros(2, 5, float64), zeros(2, 5, float64), random.Normal(20, 3), random.Normal(20, 5), random.Normal(20));
    }

    static Tensor[] Sums(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) => (x.mm(w.t()) + h.mm(u.t()) + b).chunk(4, 1);

    static (Tensor h, Tensor c) Cell(Tensor[] sums, Tensor c)
    {
        Tensor next = sums[1].sigmoid() * c + sums[0].sigmoid() * sums[2].tanh();
        return (sums[3].sigmoid() * next.tanh(), next);
    }
}
