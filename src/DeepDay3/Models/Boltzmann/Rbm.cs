using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A restricted Boltzmann machine (制約ボルツマンマシン) of binary units: E(v, h) = - v W h - b v - c h, p(v, h) = exp(-E) / Z (Smolensky, 1986; Hinton, 2002).
/// Units of one layer are independent given the other layer.
/// </summary>
public sealed class Rbm : nn.Module<Tensor, Tensor>
{
    // 2^16 states of the smaller layer are enumerated in a fraction of a second.
    const int MostEnumerated = 16;

    readonly Parameter weight;
    readonly Parameter visibleBias;
    readonly Parameter hiddenBias;

    /// <summary>Makes a machine with weights from N(0, scale^2) and biases of 0.</summary>
    /// <param name="visible">V, the number of visible units.</param>
    /// <param name="hidden">H, the number of hidden units.</param>
    /// <param name="scale">Standard deviation of the weights.</param>
    /// <param name="dtype">float32 (null) or float64.</param>
    public Rbm(long visible, long hidden, double scale = 0.01, ScalarType? dtype = null) : base(nameof(Rbm))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(visible, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        weight = nn.Parameter(randn(visible, hidden, dtype ?? float32) * scale);
        visibleBias = nn.Parameter(zeros(visible, dtype ?? float32));
        hiddenBias = nn.Parameter(zeros(hidden, dtype ?? float32));
        RegisterComponents();
    }

    /// <summary>W, [V, H].</summary>
    public Tensor Weight => weight;

    /// <summary>b, [V].</summary>
    public Tensor VisibleBias => visibleBias;

    /// <summary>c, [H].</summary>
    public Tensor HiddenBias => hiddenBias;

    /// <summary>The energy of pairs of states, [N].</summary>
    /// <param name="v">[N, V].</param>
    /// <param name="h">[N, H].</param>
    public Tensor Energy(Tensor v, Tensor h) => -(v.mm(weight) * h).sum(1L) - v.mv(visibleBias) - h.mv(hiddenBias);

    /// <summary>The free energy F(v) = - b v - sum over j of log(1 + exp(c_j + (v W)_j)), [N]; p(v) = exp(-F(v)) / Z.</summary>
    /// <param name="v">[N, V].</param>
    public Tensor FreeEnergy(Tensor v) => -v.mv(visibleBias) - nn.functional.softplus(v.mm(weight) + hiddenBias).sum(1L);

    /// <summary>p(h_j = 1 | v), [N, H].</summary>
    public Tensor HiddenGiven(Tensor v) => (v.mm(weight) + hiddenBias).sigmoid();

    /// <summary>p(v_i = 1 | h), [N, V].</summary>
    public Tensor VisibleGiven(Tensor h) => (h.mm(weight.t()) + visibleBias).sigmoid();

    /// <summary>What the machine recalls of each input: up with probabilities and down again, [N, V].</summary>
    public override Tensor forward(Tensor input) => VisibleGiven(HiddenGiven(input));

    /// <summary>Gibbs sampling: hidden and visible units are drawn in turn.</summary>
    /// <param name="v">Where the chains start, [N, V].</param>
    /// <param name="steps">How often both layers are drawn.</param>
    /// <returns>The drawn states of the visible units, [N, V] of 0 and 1.</returns>
    public Tensor Gibbs(Tensor v, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        for (int i = 0; i < steps; i++)
            v = VisibleGiven(HiddenGiven(v).bernoulli()).bernoulli();
        return v.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Contrastive divergence (Hinton, 2002): the gradient of the log-likelihood with the model's expectation replaced by that over the given states.
    /// With states from k steps of <see cref="Gibbs"/> started at the data it is CD-k; with chains that go on from update to update, PCD (Tieleman, 2008).
    /// </summary>
    /// <param name="data">[N, V].</param>
    /// <param name="model">States of the model's chains, [M, V].</param>
    public RbmGradient Contrast(Tensor data, Tensor model)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor up = HiddenGiven(data), dream = HiddenGiven(model);
        return new RbmGradient(
            (data.t().mm(up) / data.shape[0] - model.t().mm(dream) / model.shape[0]).MoveToOuterDisposeScope(),
            (data.mean([0L]) - model.mean([0L])).MoveToOuterDisposeScope(),
            (up.mean([0L]) - dream.mean([0L])).MoveToOuterDisposeScope());
    }

    /// <summary>The exact gradient of the mean log-likelihood, by all states of the visible units.</summary>
    /// <param name="data">[N, V].</param>
    /// <exception cref="InvalidOperationException">There are more than 16 visible units.</exception>
    public RbmGradient ExactGradient(Tensor data)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor states = AllStates(weight.shape[0], "visible"), share = (-FreeEnergy(states)).softmax(0), up = HiddenGiven(data), dream = HiddenGiven(states);
        return new RbmGradient(
            (data.t().mm(up) / data.shape[0] - (states * share.unsqueeze(1)).t().mm(dream)).MoveToOuterDisposeScope(),
            (data.mean([0L]) - share.unsqueeze(0).mm(states).flatten()).MoveToOuterDisposeScope(),
            (up.mean([0L]) - share.unsqueeze(0).mm(dream).flatten()).MoveToOuterDisposeScope());
    }

    /// <summary>Moves the parameters by rate x gradient, upwards.</summary>
    public void Ascend(RbmGradient gradient, double rate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        using var mode = no_grad();
        weight.add_(gradient.Weight, rate);
        visibleBias.add_(gradient.VisibleBias, rate);
        hiddenBias.add_(gradient.HiddenBias, rate);
    }

    /// <summary>log Z, by all states of the smaller layer: exact.</summary>
    /// <exception cref="InvalidOperationException">Both layers have more than 16 units.</exception>
    public double LogPartition()
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        if (weight.shape[0] <= weight.shape[1])
            return (-FreeEnergy(AllStates(weight.shape[0], "visible"))).logsumexp(0).to(float64).item<double>();
        Tensor h = AllStates(weight.shape[1], "hidden");
        Tensor seen = h.mv(hiddenBias) + nn.functional.softplus(h.mm(weight.t()) + visibleBias).sum(1L);
        return seen.logsumexp(0).to(float64).item<double>();
    }

    /// <summary>The exact mean log-likelihood of states in nats.</summary>
    /// <param name="v">[N, V] of 0 and 1.</param>
    /// <exception cref="InvalidOperationException">Both layers have more than 16 units.</exception>
    public double LogLikelihood(Tensor v)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        return -FreeEnergy(v).mean().to(float64).item<double>() - LogPartition();
    }

    // [2^units, units], the first unit is the lowest bit.
    Tensor AllStates(long units, string layer)
    {
        if (units > MostEnumerated)
            throw new InvalidOperationException($"The Rbm has {units} {layer} units, whose states cannot all be enumerated: at most {MostEnumerated} were expected.");
        return arange(1L << (int)units, dtype: int64).unsqueeze(1).bitwise_right_shift(arange(units, dtype: int64)).bitwise_and(ones(1, dtype: int64)).to(weight.dtype);
    }
}
