using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with the infinity norm in place of the second moment (Kingma and Ba 2015, section 7.1).</summary>
public class Adamax : OptimizerHelper, IBetas
{
    public Adamax(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, beta1, beta2, eps, weight_decay)
    {
    }

    public Adamax(IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(eps, "epsilon value");
        Hyperparameter.Beta(beta1, 0);
        Hyperparameter.Beta(beta2, 1);
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay };
        Begin(parameters);
    }

    /// <summary>Of the first group; setting them sets them for all groups.</summary>
    public (double, double) Betas
    {
        get => ((Options)_parameter_groups[0].Options).Betas;
        set
        {
            foreach (var group in _parameter_groups) ((Options)group.Options).Betas = value;
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
        Sweep.Run<T, AdamaxRule<T>>(parameter, gradient, new(options, state.step), state.exp_avg, state.exp_inf);
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = OptimizerOptions.Expect<Options>(param_group.Options);
        var defaults = (Options)_defaults;
        options.beta1 ??= defaults.beta1;
        options.beta2 ??= defaults.beta2;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
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
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;

        internal (double, double) Betas
        {
            get => (beta1!.Value, beta2!.Value);
            set => (beta1, beta2) = value;
        }

        public Options()
        {
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Expect<Options>(source);
            base.LoadStateDict(source);
            beta1 = from.beta1;
            beta2 = from.beta2;
            eps = from.eps;
            weight_decay = from.weight_decay;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }
    }

    /// <summary>Parameters with hyperparameters of their own.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
        {
        }

        public (double, double) Betas
        {
            get => Options.Betas;
            set => Options.Betas = value;
        }
    }

    /// <summary>The moments of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor exp_avg = null!;
        public torch.Tensor exp_inf = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_inf?.Dispose();
        }

        public override void to(Device device) => base.to(device);

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            Load(reader, ref exp_avg!);
            Load(reader, ref exp_inf!);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var from = Expect<State>(source);
            step = from.step;
            Copy(from.exp_avg, ref exp_avg!);
            Copy(from.exp_inf, ref exp_inf!);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            StateStream.Write(writer, exp_avg);
            StateStream.Write(writer, exp_inf);
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step && StateTensor.Close(exp_avg, state.exp_avg) && StateTensor.Close(exp_inf, state.exp_inf);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = StateTensor.Zeros(_parameter);
            exp_inf = StateTensor.Zeros(_parameter);
        }
    }
}
