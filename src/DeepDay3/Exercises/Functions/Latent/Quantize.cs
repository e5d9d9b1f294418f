using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Latent;

/// <summary>
/// The nearest code of each vector, and how far the vectors are from their codes. Shapes: z [N, D], book [K, D]; the results are the codes [N, D] and
/// the mean squared difference.
/// </summary>
public sealed class Quantize : FunctionExercise<Func<Tensor, Tensor, (Tensor, Tensor)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor codes, Tensor loss) Quantize(Tensor z, Tensor book)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["codes", "loss"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, (Tensor, Tensor)> Right => (z, book) => With(z, book.index_select(0, Distances(z, book).argmin(1)));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, (Tensor, Tensor)>)> Wrong =>
    [
        ("that is the farthest code: `argmin`, not `argmax`", (z, book) => With(z, book.index_select(0, Distances(z, book).argmax(1)))),
        ("the code with the largest dot product is not the nearest: long codes would always win", (z, book) => With(z, book.index_select(0, z.mm(book.t()).argmax(1)))),
        ("the squared differences are summed: the mean was asked for", (z, book) =>
        {
            Tensor codes = book.index_select(0, Distances(z, book).argmin(1));
            return (codes, (z - codes).square().sum());
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two vectors, three codes", random.Normal(2, 2), random.Normal(3, 2) * 2);
        yield return Hidden("ten vectors, six codes", random.Normal(10, 3), random.Normal(6, 3) * 2);
        yield return Hidden("one code only", random.Normal(4, 2), random.Normal(1, 2));
    }

    static Tensor Distances(Tensor z, Tensor book) => (z.unsqueeze(1) - book.unsqueeze(0)).square().sum(2L);

    static (Tensor, Tensor) With(Tensor z, Tensor codes) => (codes, (z - codes).square().mean());
}
