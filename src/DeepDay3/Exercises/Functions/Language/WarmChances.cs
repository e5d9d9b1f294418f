using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Language;

/// <summary>Chances from scores with a temperature: softmax(scores / temperature). Shapes: scores [V]; the result is [V].</summary>
public sealed class WarmChances : FunctionExercise<Func<Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor WarmChances(Tensor scores, double temperature)";

    /// <inheritdoc/>
    protected override Func<Tensor, double, Tensor> Right => (scores, temperature) => (scores / temperature).softmax(0);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, Tensor>)> Wrong =>
    [
        ("the scores were multiplied: a high temperature has to make them smaller", (scores, temperature) => (scores * temperature).softmax(0)),
        ("the temperature belongs inside of the softmax: here the chances no longer add up to 1", (scores, temperature) => scores.softmax(0) / temperature),
        ("the temperature is missing", (scores, temperature) => scores.softmax(0)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("warm", random.Normal(3), 2.0);
        yield return Hidden("cold", random.Normal(5), 0.5);
        yield return Hidden("hot", random.Normal(8), 10.0);
    }
}
