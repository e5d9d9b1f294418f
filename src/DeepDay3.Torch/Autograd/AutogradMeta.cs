using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What autograd knows about a tensor.</summary>
internal sealed class AutogradMeta
{
    internal bool RequiresGrad;
    internal Node? GradFn;
    internal int Output;
    internal Tensor? Grad;
    internal bool RetainsGrad;

    /// <summary>The data's version when <see cref="GradFn"/> was set; a view whose base changed since then finds its function anew.</summary>
    internal int ViewVersion;

    AccumulateGrad? accumulator;

    internal bool Tracks => RequiresGrad || GradFn is not null;

    internal AccumulateGrad Accumulator(Tensor variable) => accumulator ??= new AccumulateGrad(this, variable);
}
