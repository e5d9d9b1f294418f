using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What optimizers with parameter groups share: groups, states, saving and loading. The base for optimizers of one's own.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    readonly HashSet<Parameter> known = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Parameter, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    /// <summary>The hyperparameters of groups that have none of their own.</summary>
    protected OptimizerOptions _defaults = new();

    public OptimizerHelper()
    {
    }

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public override void zero_grad() => base.zero_grad();

    /// <summary>Moves all state. There is only the CPU here: any other device is an error.</summary>
    public void to(Device device)
    {
        Device.RequireCpu(device);
        foreach (var state in states.Values) state.to(device);
    }

    /// <exception cref="ArgumentException">A parameter is no leaf, or is in another group already.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        Parameter[] added = [.. param_group.Parameters];
        foreach (var parameter in added)
        {
            if (!parameter.is_leaf) throw new ArgumentException("can't optimize a non-leaf Tensor");
            if (known.Contains(parameter)) throw new ArgumentException("some parameters appear in more than one parameter group");
        }
        param_group.Parameters = added;
        var options = param_group.Options;
        options.Complete(_defaults);
        if (options.LearningRate is { } rate) options.SuggestInitialRate(rate);
        _parameter_groups.Add(param_group);
        foreach (var parameter in added)
        {
            if (!known.Add(parameter) || NewState(parameter) is not { } state) continue;
            state.Initialize(options);
            states.Add(parameter, state);
        }
    }

    /// <summary>Computes the loss if there is a closure, then runs the body for each group, without recording and in a dispose scope.</summary>
    protected Tensor _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        var loss = Evaluate(loss_closure);
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            body(group as T ?? throw new InvalidOperationException($"{GetType().Name} has a parameter group of type {group.GetType()}, but {typeof(T)} was expected."));
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var state in states.Values) (state as IDisposable)?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An empty state for a parameter; null in optimizers that keep states themselves.</summary>
    private protected virtual OptimizerState? NewState(Parameter parameter) => null;

    /// <summary>The state that <see cref="NewState"/> made for a parameter.</summary>
    private protected TState StateOf<TState>(Parameter parameter) where TState : OptimizerState =>
        states.TryGetValue(parameter, out var state) ? (TState)state : throw new InvalidOperationException("The optimizer does not know a parameter of its group: add parameters with add_param_group.");

    /// <summary>Adds the groups that an optimizer is made with.</summary>
    private protected void Begin(IEnumerable<ParamGroup> groups)
    {
        foreach (var group in groups) add_param_group(group);
        if (known.Count == 0) throw new ArgumentException("optimizer got an empty parameter list");
    }
}
