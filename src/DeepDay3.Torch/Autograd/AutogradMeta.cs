using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What autograd knows about a tensor; shared by the handles of one tensor.</summary>
internal sealed class AutogradMeta
{
    internal bool RequiresGrad;
    internal Node? GradFn;
    internal int Output;
    internal Tensor? Grad;

    AccumulateGrad? accumulator;
    Func<Tensor, Tensor?>? keeper;

    internal bool Tracks => RequiresGrad || GradFn is not null;

    internal AccumulateGrad Accumulator(Tensor variable) => accumulator ??= new AccumulateGrad(this, variable);

    /// <summary>Sets where the contents come from now. A retained gradient follows the contents.</summary>
    internal void SetOrigin(Node node, int output)
    {
        if (keeper is not null)
        {
            GradFn?.Hooks?.RemoveAll(entry => ReferenceEquals(entry.hook, keeper));
            (node.Hooks ??= []).Add((output, keeper));
        }
        GradFn = node;
        Output = output;
        RequiresGrad = false;
    }

    /// <summary>Keeps the gradients of this intermediate result.</summary>
    internal void RetainGrad()
    {
        if (keeper is not null || GradFn is null) return;
        keeper = gradient =>
        {
            gradient.claimed = true;
            Accumulate(gradient);
            return null;
        };
        (GradFn.Hooks ??= []).Add((Output, keeper));
    }

    /// <summary>Adds to the gradient. Backward passes of several threads may end in the same leaf.</summary>
    internal void Accumulate(Tensor gradient)
    {
        lock (this)
        {
            if (Grad is null)
            {
                // The same gradient may be on its way to several leaves: only an unshared one is taken as it is.
                bool take = !GradMode.Enabled && !gradient.claimed && gradient.pending <= 1 && gradient.memory.References == 1 && gradient.layout.Contiguous;
                Grad = take ? gradient : gradient.clone();
            }
            else if (GradMode.Enabled) Grad += gradient;
            else Grad.add_(gradient);
            Grad.claimed = true;
        }
    }
}
