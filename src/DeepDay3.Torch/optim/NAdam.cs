using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with Nesterov momentum (Dozat 2016).</summary>
public class NAdam : OptimizerHelper, IBetas
{
    public NAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, beta1, beta2, eps, weight_decay, momentum_decay)
    {
    }

    public NAdam(IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(eps, "epsilon value");
        Hyperparameter.Beta(beta1, 0);
        Hyperparameter.Beta(beta2, 1);
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        Hyperparameter.NonNegative(momentum_decay, "momentum_decay value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay };
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
        double momentum = Momentum(options, state.step), next = Momentum(options, state.step + 1);
        state.mu_product *= momentum;
        Sweep.Run<T, NAdamRule<T>>(parameter, gradient, new(options, state.step, momentum, next, state.mu_product), state.exp_avg, state.exp_avg_sq);
    }

    /// <summary>The momentum of a step, which warms up towards beta1.</summary>
    static double Momentum(Options options, long step) => options.beta1!.Value * (1 - 0.5 * Math.Pow(0.96, step * options.momentum_decay!.Value));

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <summary>Hyperparameters; what is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public double? momentum_decay;

        internal (double, double) Betas
        {
            get => (beta1!.Value, beta2!.Value);
            set => (beta1, beta2) = value;
        }

        public Options()
        {
        }

        private protected override void Visit(IOptionVisitor fields)
        {
            fields.Number(ref beta1);
            fields.Number(ref beta2);
            fields.Number(ref eps);
            fields.Number(ref weight_decay);
            fields.Number(ref momentum_decay);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay })
        {
        }

        public (double, double) Betas
        {
            get => Options.Betas;
            set => Options.Betas = value;
        }
    }

    /// <summary>The moments of one parameter, and the product of the momenta so far.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double mu_product;
        public torch.Tensor exp_avg = null!;
        public torch.Tensor exp_avg_sq = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        private protected override void Visit(IStateVisitor fields)
        {
            fields.Count(ref step);
            fields.Number(ref mu_product);
            fields.Tensor(ref exp_avg);
            fields.Tensor(ref exp_avg_sq);
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
            mu_product = 1;
            exp_avg = StateTensor.Zeros(_parameter);
            exp_avg_sq = StateTensor.Zeros(_parameter);
        }
    }
}
