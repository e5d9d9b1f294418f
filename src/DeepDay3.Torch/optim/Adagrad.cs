using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Rates that shrink with the squared gradients summed so far (Duchi, Hazan and Singer 2011).</summary>
public class Adagrad : OptimizerHelper
{
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.NonNegative(lr_decay, "lr_decay value");
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        Hyperparameter.NonNegative(initial_accumulator_value, "initial_accumulator_value value");
        Hyperparameter.NonNegative(eps, "epsilon value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps };
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
        Sweep.Run<T, AdagradRule<T>>(parameter, gradient, new(options, state.step), state.sum);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <summary>Hyperparameters; what is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? weight_decay;
        public double? initial_accumulator_value;
        public double? eps;

        public Options()
        {
        }

        private protected override void Visit(IOptionVisitor fields)
        {
            fields.Number(ref lr_decay);
            fields.Number(ref weight_decay);
            fields.Number(ref initial_accumulator_value);
            fields.Number(ref eps);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
        {
        }
    }

    /// <summary>The sum of squared gradients of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor sum = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        private protected override void Visit(IStateVisitor fields)
        {
            fields.Count(ref step);
            fields.Tensor(ref sum);
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
            sum = StateTensor.Filled(_parameter, ((Options)options).initial_accumulator_value ?? 0);
        }
    }
}
