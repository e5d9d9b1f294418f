using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.DataAugmentation;

/// <summary>
/// Colours from hue, saturation and value, each 0 to 1 (hue 1 is a whole turn): channel n = 5, 3, 1 (red, green, blue) is v - v s max(0, min(k, 4 - k, 1))
/// with k = (n + 6 h) mod 6. Shapes: h, s, v [H, W]; the result is [3, H, W].
/// </summary>
public sealed class HueTurn : FunctionExercise<Func<Tensor, Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor HueTurn(Tensor h, Tensor s, Tensor v, double turn)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, double, Tensor> Right => (h, s, v, turn) => Colors((h + turn).remainder(1), s, v);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("the turn goes the other way", (h, s, v, turn) => Colors((h - turn).remainder(1), s, v)),
        ("the hue is cut off at 0 and 1: it is a circle, so take the remainder", (h, s, v, turn) => Colors((h + turn).clamp(0, 1), s, v)),
        ("the turn is added to the saturation, not to the hue", (h, s, v, turn) => Colors(h, (s + turn).remainder(1), v)),
        ("red and blue are exchanged: red is n = 5, blue n = 1", (h, s, v, turn) => Colors((h + turn).remainder(1), s, v).flip(0)),
    ];

    static Tensor Colors(Tensor h, Tensor s, Tensor v)
    {
        Tensor Channel(int n)
        {
            Tensor k = (n + 6 * h).remainder(6);
            return v - v * s * k.minimum(4 - k).clamp(0, 1);
        }
        return stack([Channel(5), Channel(3), Channel(1)], 0);
    }

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("red, a third of a turn", zeros(1, 1, dtype: float64), ones(1, 1, dtype: float64), ones(1, 1, dtype: float64), 1.0 / 3);
        yield return Hidden("beyond a whole turn", random.Uniform(0.5, 1, 3, 4), random.Uniform(0.2, 1, 3, 4), random.Uniform(0.2, 1, 3, 4), 0.7);
        yield return Hidden("backwards", random.Uniform(0, 0.5, 2, 2), random.Uniform(0.2, 1, 2, 2), random.Uniform(0.2, 1, 2, 2), -0.6);
    }
}
