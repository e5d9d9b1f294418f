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

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = OptimizerOptions.Expect<Options>(param_group.Options);
        var defaults = (Options)_defaults;
        options.alpha ??= defaults.alpha;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
        options.momentum ??= defaults.momentum;
        options.centered ??= defaults.centered;
        options.maximize ??= defaults.maximize;
        base.add_param_group(param_group);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) DisposeStates();
        base.Dispose(disposing);
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

        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Expect<Options>(source);
            base.LoadStateDict(source);
            alpha = from.alpha;
            eps = from.eps;
            weight_decay = from.weight_decay;
            momentum = from.momentum;
            centered = from.centered;
            maximize = from.maximize;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum = reader.ReadDouble();
            centered = StateStream.ReadFlag(reader);
            maximize = StateStream.ReadFlag(reader);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(momentum!.Value);
            writer.Write(centered!.Value);
            writer.Write(maximize!.Value);
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

        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        public override void to(Device device) => base.to(device);

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            Load(reader, ref square_avg!);
            LoadOptional(reader, ref momentum_buffer);
            LoadOptional(reader, ref grad_avg);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var from = Expect<State>(source);
            step = from.step;
            Copy(from.square_avg, ref square_avg!);
            Copy(from.momentum_buffer, ref momentum_buffer);
            Copy(from.grad_avg, ref grad_avg);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            StateStream.Write(writer, square_avg);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step && StateTensor.Close(square_avg, state.square_avg) && StateTensor.Close(momentum_buffer, state.momentum_buffer) && StateTensor.Close(grad_avg, state.grad_avg);

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
