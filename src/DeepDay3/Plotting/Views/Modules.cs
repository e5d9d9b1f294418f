using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>Shows modules in notebooks and on consoles.</summary>
public static class Modules
{
    /// <summary>A module's tree, with the number of parameters of each part.</summary>
    /// <param name="module">Any module.</param>
    public static ModuleView Show(nn.Module module) => new(module);

    /// <summary>
    /// The architecture as a table: each layer that ran, the shape of its output, its own parameters; then the sums, in which a
    /// parameter that several layers share counts once.
    /// </summary>
    /// <param name="module">A module.</param>
    /// <param name="example">An input. The module runs on it once, without gradients, in evaluation mode.</param>
    public static Chart Summary(nn.Module<Tensor, Tensor> module, Tensor example) => Summary(module, () => module.call(example));

    /// <summary>The architecture of a module with several inputs.</summary>
    /// <inheritdoc cref="Summary(nn.Module{Tensor, Tensor}, Tensor)"/>
    /// <param name="module">A module.</param>
    /// <param name="run">Runs it once.</param>
    public static Chart Summary(nn.Module module, Action run) => ModuleSummary.Table(module, run);
}
