using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton 2012), optionally centred (Graves 2013) and with momentum.</summary>
public class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(eps, "epsilon value");
        Hyperparameter.NonNegative(momentum, "momentum value");
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        Hyperparameter.NonNegative(alpha, "alpha value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize };
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
            state.step++;
            if (Gradients.IsSingle(parameter)) Update<float>(options, parameter, gradient, state);
            else Update<double>(options, parameter, gradient, state);
        }
    }

    static void Update<T>(Options options, Parameter parameter, Tensor gradient, State state) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (options.momentum > 0)
        {
            state.momentum_buffer ??= StateTensor.Zeros(parameter);
            if (options.centered == true) Sweep.Run<T, RmsPropRule<T, On, On>>(parameter, gradient, new(options), state.square_avg, state.momentum_buffer, state.grad_avg ??= StateTensor.Zeros(parameter));
            else Sweep.Run<T, RmsPropRule<T, On, Off>>(parameter, gradient, new(options), state.square_avg, state.momentum_buffer);
        }
        else if (options.centered == true)
        {
            Sweep.Run<T, RmsPropRule<T, Off, On>>(parameter, gradient, new(options), state.square_avg, null, state.grad_avg ??= StateTensor.Zeros(parameter));
        }
        else
        {
            Sweep.Run<T, RmsPropRule<T, Off, Off>>(parameter, gradient, new(options), state.square_avg);
        }
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <summary>Hyperparameters; what is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public double? momentum;
        public bool? centered;
        public bool? maximize;

        public Options()
        {
        }

        private protected override void Visit(IOptionVisitor fields)
        {
            fields.Number(ref alpha);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Number(ref momentum);
            fields.Flag(ref centered);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The running means of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor square_avg = null!;
        public torch.Tensor? momentum_buffer;
        public torch.Tensor? grad_avg;

        public State(Parameter parameter) : base(parameter)
        {
        }

        private protected override void Visit(IStateVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref square_avg);
            fields.Optional(ref momentum_buffer);
            fields.Optional(ref grad_avg);
        }

        public void Dispose() => Release();

        public override void LoadStateDict(BinaryReader reader) => Read(reader);

        public override void LoadStateDict(OptimizerState source) => Take(source);

        public override void SaveStateDict(BinaryWriter writer) => Write(writer);

        public override bool ApproximatelyEquals(OptimizerState other) => IsClose(other);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var own = (Options)options;
            step = 0;
            square_avg = StateTensor.Zeros(_parameter);
            momentum_buffer = own.momentum > 0 ? StateTensor.Zeros(_parameter) : null;
            grad_avg = own.centered == true ? StateTensor.Zeros(_parameter) : null;
        }
    }
}
