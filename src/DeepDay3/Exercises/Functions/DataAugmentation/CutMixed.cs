using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.DataAugmentation;

/// <summary>A rectangle of b in a, and the share of a that is left. Shapes: a and b [C, H, W]; the rectangle may reach over the border.</summary>
public sealed class CutMixed : FunctionExercise<Func<Tensor, Tensor, int, int, int, int, (Tensor, double)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor, double) CutMixed(Tensor a, Tensor b, int top, int left, int height, int width)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["image", "share"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, int, int, int, int, (Tensor, double)> Right => (a, b, top, left, height, width) =>
    {
        (Tensor image, int area) = Put(a, b, top, left, height, width);
        return (image, 1 - (double)area / (a.size(1) * a.size(2)));
    };

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, int, int, int, int, (Tensor, double)>)> Wrong =>
    [
        ("the share counts the whole rectangle, also what lies outside of the picture", (a, b, top, left, height, width) => (Put(a, b, top, left, height, width).Image, 1 - (double)(height * width) / (a.size(1) * a.size(2)))),
        ("the share is that of b: 1 minus it was asked for", (a, b, top, left, height, width) =>
        {
            (Tensor image, int area) = Put(a, b, top, left, height, width);
            return (image, (double)area / (a.size(1) * a.size(2)));
        }),
        ("the rectangle of a went into b", (a, b, top, left, height, width) =>
        {
            (Tensor image, int area) = Put(b, a, top, left, height, width);
            return (image, 1 - (double)area / (a.size(1) * a.size(2)));
        }),
    ];

    static (Tensor Image, int Area) Put(Tensor a, Tensor b, int top, int left, int height, int width)
    {
        int rows = (int)a.size(1), columns = (int)a.size(2);
        int t = Math.Clamp(top, 0, rows), l = Math.Clamp(left, 0, columns), h = Math.Clamp(top + height, t, rows) - t, w = Math.Clamp(left + width, l, columns) - l;
        Tensor image = a.clone();
        if (h * w > 0)
            image.narrow(1, t, h).narrow(2, l, w).copy_(b.narrow(1, t, h).narrow(2, l, w));
        return (image, h * w);
    }

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("a corner of ones in a picture of zeros", zeros(1, 2, 4, dtype: float64), ones(1, 2, 4, dtype: float64), 0, 0, 1, 2);
        yield return Hidden("in the middle", random.Uniform(0, 1, 3, 6, 5), random.Uniform(0, 1, 3, 6, 5), 2, 1, 3, 2);
        yield return Hidden("over the upper left border", random.Uniform(0, 1, 1, 5, 6), random.Uniform(0, 1, 1, 5, 6), -2, -1, 4, 4);
        yield return Hidden("over the lower right border", random.Uniform(0, 1, 2, 4, 4), random.Uniform(0, 1, 2, 4, 4), 2, 3, 5, 3);
    }
}
