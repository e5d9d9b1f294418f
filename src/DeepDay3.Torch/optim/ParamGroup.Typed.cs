namespace TorchSharp.Modules;

/// <summary>Parameters that share hyperparameters of one kind of optimizer.</summary>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    public ParamGroup() : base([], Activator.CreateInstance<TOptions>())
    {
    }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null) : base(parameters, options ?? Activator.CreateInstance<TOptions>())
    {
    }

    public new TOptions Options
    {
        get => OptimizerOptions.Expect<TOptions>(base.Options);
        set => base.Options = value;
    }
}
