using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Variants;

/// <summary>
/// A node of a recursive neural tensor network: tanh(q_k + (W [a; b])_k) with q_k = [a; b]ᵀ V_k [a; b]. Shapes: a and b [D], v [D, 2 D, 2 D], w
/// [D, 2 D]; the result is [D].
/// </summary>
public sealed class TensorCompose : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor TensorCompose(Tensor a, Tensor b, Tensor v, Tensor w)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (a, b, v, w) => { Tensor ab = cat([a, b]); return (Products(ab, v) + w.mv(ab)).tanh(); };

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the products with V are missing: this is the plain recursive network", (a, b, v, w) => w.mv(cat([a, b])).tanh()),
        ("the parts are exchanged: [a; b] has the left part first", (a, b, v, w) => { Tensor ba = cat([b, a]); return (Products(ba, v) + w.mv(ba)).tanh(); }),
        ("the linear part W [a; b] is missing", (a, b, v, w) => Products(cat([a, b]), v).tanh()),
        ("the tanh is missing", (a, b, v, w) => { Tensor ab = cat([a, b]); return Products(ab, v) + w.mv(ab); }),
        ("the tanh stands around the linear part only: it takes the whole sum", (a, b, v, w) => { Tensor ab = cat([a, b]); return Products(ab, v) + w.mv(ab).tanh(); }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("vectors of one number", random.Normal(1), random.Normal(1), random.Normal(1, 2, 2), random.Normal(1, 2));
        yield return Hidden("vectors of two numbers", random.Normal(2), random.Normal(2), random.Normal(2, 4, 4), random.Normal(2, 4));
        yield return Hidden("vectors of three numbers", random.Normal(3), random.Normal(3), random.Normal(3, 6, 6), random.Normal(3, 6));
    }

    static Tensor Products(Tensor ab, Tensor v) => stack([.. Enumerable.Range(0, (int)v.shape[0]).Select(k => ab.dot(v[k].mv(ab)))]);
}
