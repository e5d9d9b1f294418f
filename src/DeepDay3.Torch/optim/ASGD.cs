using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent that also averages the parameters it passes through (Polyak and Juditsky 1992).</summary>
public class ASGD : OptimizerHelper
{
    public ASGD(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, lambd, alpha, t0, weight_decay, maximize)
    {
    }

    public ASGD(IEnumerable<ParamGroup<Options>> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay, maximize = maximize };
        Begin(parameters);
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
        double lr = options.LearningRate!.Value;
        // The first step has the rate of now: a schedule may have changed it since the state was made.
        if (state.step == 1) state.eta = lr;
        if (state.mu == 1) Sweep.Run<T, AsgdRule<T, Off>>(parameter, gradient, new(options, state.eta, state.mu), state.ax);
        else Sweep.Run<T, AsgdRule<T, On>>(parameter, gradient, new(options, state.eta, state.mu), state.ax);
        state.eta = lr / Math.Pow(1 + options.lambd!.Value * lr * state.step, options.alpha!.Value);
        state.mu = 1 / Math.Max(1, state.step - options.t0!.Value);
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = OptimizerOptions.Expect<Options>(param_group.Options);
        var defaults = (Options)_defaults;
        options.lambd ??= defaults.lambd;
        options.alpha ??= defaults.alpha;
        options.t0 ??= defaults.t0;
        options.weight_decay ??= defaults.weight_decay;
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
        public double? lambd;
        public double? alpha;
        public double? t0;
        public double? weight_decay;
        public bool? maximize;

        public Options()
        {
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Expect<Options>(source);
            base.LoadStateDict(source);
            lambd = from.lambd;
            alpha = from.alpha;
            t0 = from.t0;
            weight_decay = from.weight_decay;
            maximize = from.maximize;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            lambd = reader.ReadDouble();
            alpha = reader.ReadDouble();
            t0 = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            maximize = StateStream.ReadFlag(reader);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(lambd!.Value);
            writer.Write(alpha!.Value);
            writer.Write(t0!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(maximize!.Value);
        }
    }

    /// <summary>Parameters with hyperparameters of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }

    /// <summary>The average of one parameter, and the rate and weight of the next step.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double eta;
        public double mu;
        public torch.Tensor ax = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public void Dispose()
        {
            ax?.Dispose();
        }

        public override void to(Device device) => base.to(device);

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            eta = reader.ReadDouble();
            mu = reader.ReadDouble();
            Load(reader, ref ax!);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var from = Expect<State>(source);
            step = from.step;
            eta = from.eta;
            mu = from.mu;
            Copy(from.ax, ref ax!);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            writer.Write(eta);
            writer.Write(mu);
            StateStream.Write(writer, ax);
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step && Math.Abs(eta - state.eta) <= 1e-5 * Math.Abs(state.eta) && Math.Abs(mu - state.mu) <= 1e-5 * Math.Abs(state.mu) && StateTensor.Close(ax, state.ax);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            eta = options.LearningRate ?? 0;
            mu = 1;
            ax = StateTensor.Zeros(_parameter);
        }
    }
}
