using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, optionally with momentum (Polyak 1964; Sutskever et al. 2013) or Nesterov's look-ahead.</summary>
public class SGD : OptimizerHelper, IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(momentum, "momentum value");
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize };
        Begin(parameters);
    }

    /// <summary>Of the first group; setting it sets it for all groups.</summary>
    public double Momentum
    {
        get => ((Options)_parameter_groups[0].Options).momentum!.Value;
        set
        {
            foreach (var group in _parameter_groups) ((Options)group.Options).momentum = value;
        }
    }

    public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup<Options>>(Update, closure);

    void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        foreach (var parameter in group.Parameters)
        {
            if (Gradients.Of(parameter) is not { } gradient) continue;
            var state = StateOf<State>(parameter);
            if (Gradients.IsSingle(parameter)) Update<float>(options, parameter, gradient, state);
            else Update<double>(options, parameter, gradient, state);
        }
    }

    static void Update<T>(Options options, Parameter parameter, Tensor gradient, State state) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double momentum = options.momentum!.Value, lr = options.LearningRate!.Value;
        bool first = momentum != 0 && state.momentum_buffer is null;
        if (first) state.momentum_buffer = StateTensor.Zeros(parameter);
        if (momentum == 0) Sweep.Run<T, SgdRule<T, Off>>(parameter, gradient, new(lr, options, first));
        else Sweep.Run<T, SgdRule<T, On>>(parameter, gradient, new(lr, options, first), state.momentum_buffer);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <summary>Hyperparameters; what is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public Options()
        {
        }

        private protected override void Visit(IOptionVisitor fields)
        {
            fields.Number(ref momentum);
            fields.Number(ref dampening);
            fields.Number(ref weight_decay);
            fields.Flag(ref nesterov);
            fields.Flag(ref maximize);
        }
    }

    /// <summary>Parameters with hyperparameters of their own.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The momentum buffer of one parameter; null before the first step with momentum.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public torch.Tensor? momentum_buffer;

        public State(Parameter parameter) : base(parameter)
        {
        }

        private protected override void Visit(IStateVisitor fields)
        {
            fields.Optional(ref momentum_buffer);
        }

        public void Dispose() => Release();

        public override void LoadStateDict(BinaryReader reader) => Read(reader);

        public override void LoadStateDict(OptimizerState source) => Take(source);

        public override void SaveStateDict(BinaryWriter writer) => Write(writer);

        public override bool ApproximatelyEquals(OptimizerState other) => IsClose(other);

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }
    }
}
