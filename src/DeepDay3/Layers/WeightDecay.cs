using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// A penalty on large weights (荷重減衰), added to the loss, with the gradient that belongs to it, added to the gradients. Biases and the
/// parameters of normalisations are left alone.
/// </summary>
/// <param name="lambda">λ: how much the penalty counts.</param>
public abstract class WeightDecay(double lambda)
{
    /// <summary>λ.</summary>
    public double Lambda { get; } = lambda;

    /// <summary>The penalty of all weights, to be added to the loss.</summary>
    public double Loss(IEnumerable<LayerParameter> parameters)
    {
        using var scope = NewDisposeScope();
        double sum = 0;
        foreach (LayerParameter parameter in parameters.Where(parameter => parameter.IsWeight))
            sum += Penalty(parameter.Value).to(float64).item<double>();
        return sum;
    }

    /// <summary>Adds the penalty's gradient to that of every weight: call it between the backward pass and the update.</summary>
    /// <exception cref="InvalidOperationException">A weight has no gradient yet.</exception>
    public void AddGradients(IEnumerable<LayerParameter> parameters)
    {
        foreach (LayerParameter parameter in parameters.Where(parameter => parameter.IsWeight))
        {
            if (parameter.Gradient is null)
                throw new InvalidOperationException($"The weight {parameter.Name} of shape [{string.Join(", ", parameter.Value.shape)}] has no gradient: a backward pass was expected before weight decay.");
            parameter.Gradient = parameter.Gradient + Gradient(parameter.Value);
        }
    }

    /// <summary>The penalty of one weight matrix: one number.</summary>
    public abstract Tensor Penalty(Tensor w);

    /// <summary>Its derivative, of the shape of w.</summary>
    public abstract Tensor Gradient(Tensor w);
}
