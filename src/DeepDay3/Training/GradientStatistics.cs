using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Records how large gradients and weights are: the series "gradient norm" over all parameters, and for each parameter "gradient norm of NAME" and
/// "weight norm of NAME". Gradients are measured before any clipping that is listed behind this.
/// </summary>
/// <param name="every">In which steps: every one, every tenth, ...</param>
/// <param name="perParameter">Whether each parameter gets series of its own.</param>
public sealed class GradientStatistics(int every = 1, bool perParameter = true) : TrainingCallback
{
    readonly int every = every >= 1 ? every : throw new ArgumentException($"Gradients were to be measured every {every} steps: 1 or more were expected.", nameof(every));
    (string Name, Parameter Parameter)[] parameters = [];

    /// <inheritdoc/>
    protected internal override void Started(TrainingState state) => parameters = [.. state.Model.named_parameters()];

    /// <inheritdoc/>
    protected internal override void GradientsReady(TrainingState state)
    {
        if (state.Step % every != 0) return;
        using var mode = no_grad();
        double squares = 0;
        foreach ((string name, Parameter parameter) in parameters)
        {
            double gradient = parameter.grad is { } own ? Numbers.Of(own.norm()) : 0;
            squares += gradient * gradient;
            if (!perParameter) continue;
            state.Record($"{History.GradientNorm} of {name}", gradient);
            state.Record($"{History.WeightNorm} of {name}", Numbers.Of(parameter.norm()));
        }
        state.Record(History.GradientNorm, Math.Sqrt(squares));
    }
}
