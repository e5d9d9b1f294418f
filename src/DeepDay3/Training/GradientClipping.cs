using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Keeps gradients from exploding (Pascanu et al. 2013, "On the difficulty of training recurrent neural networks"). The history gets the series
/// "gradient norm", as it was before, and "clipped", the share of steps that were clipped.
/// </summary>
public sealed class GradientClipping : TrainingCallback
{
    readonly double norm, value;
    Parameter[] parameters = [];

    GradientClipping(double norm, double value) => (this.norm, this.value) = (norm, value);

    /// <summary>Where the norm of all gradients together is above a limit, they are all scaled down to it: the direction stays.</summary>
    /// <param name="maximum">The limit, above 0.</param>
    public static GradientClipping ByNorm(double maximum) => new(Limit(maximum), double.PositiveInfinity);

    /// <summary>Each number of a gradient is cut to [-limit, limit] by itself: the direction may change.</summary>
    /// <param name="limit">The limit, above 0.</param>
    public static GradientClipping ByValue(double limit) => new(double.PositiveInfinity, Limit(limit));

    /// <inheritdoc/>
    protected internal override void Started(TrainingState state) => parameters = [.. state.Model.parameters()];

    /// <inheritdoc/>
    protected internal override void GradientsReady(TrainingState state)
    {
        bool byValue = double.IsFinite(value);
        bool clips = byValue && Largest() > value;
        // With no limit this measures and changes nothing.
        double before = nn.utils.clip_grad_norm_(parameters, norm);
        if (byValue) nn.utils.clip_grad_value_(parameters, value);
        state.Record(History.GradientNorm, before);
        state.Record(History.Clipped, clips || before > norm ? 1 : 0);
    }

    double Largest() => parameters.Select(parameter => parameter.grad).OfType<Tensor>().Select(gradient => Numbers.Of(gradient.abs().max())).DefaultIfEmpty(0).Max();

    static double Limit(double limit) => limit > 0 && double.IsFinite(limit)
        ? limit
        : throw new ArgumentException(FormattableString.Invariant($"Gradients were to be clipped at {limit}: a finite number above 0 was expected."));
}
