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

        private protected override void Visit(IOptionVisitor fields)
        {
            fields.Number(ref lambd);
            fields.Number(ref alpha);
            fields.Number(ref t0);
            fields.Number(ref weight_decay);
            fields.Flag(ref maximize);
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

        private protected override void Visit(IStateVisitor fields)
        {
            fields.Count(ref step);
            fields.Number(ref eta);
            fields.Number(ref mu);
            fields.Tensor(ref ax);
        }

        public void Dispose() => Release();

        public override void LoadStateDict(BinaryReader reader) => Read(reader);

        public override void LoadStateDict(OptimizerState source) => Take(source);

        public override void SaveStateDict(BinaryWriter writer) => Write(writer);

        public override bool ApproximatelyEquals(OptimizerState other) => IsClose(other);

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
