using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Map;

/// <summary>The non-saturating loss of a GAN's generator, the mean of -log sigmoid(logit) over the made samples. Shapes: logits [N]; the result is one number.</summary>
public sealed class GeneratorLoss : FunctionExercise<Func<Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor GeneratorLoss(Tensor logits)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor> Right => logits => nn.functional.softplus(-logits).mean();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor>)> Wrong =>
    [
        ("that is the discriminator's part, -log(1 - D): the generator wants its samples taken for real", logits => nn.functional.softplus(logits).mean()),
        ("that is the saturating loss, log(1 - D): its slope vanishes where the discriminator is sure", logits => -nn.functional.softplus(logits).mean()),
        ("that is the sum over the samples: the mean was asked for", logits => nn.functional.softplus(-logits).sum()),
        ("the sign is turned round: this would be made large", logits => -nn.functional.softplus(-logits).mean()),
        ("the logarithm of a sigmoid that has become 0 is infinite: -log sigmoid(a) is softplus(-a), which does not overflow", logits => -logits.sigmoid().log().mean()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one sample that the discriminator is undecided about", zeros(1, float64));
        yield return Hidden("four samples", random.Normal(4));
        yield return Hidden("samples that are found out for certain", tensor(new[] { -800.0, -2, 3 }));
    }
}
