using System.Numerics;
using TorchSharp.Optim;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Updates whose size follows the sizes of earlier updates and gradients (Zeiler 2012).</summary>
public class Adadelta : OptimizerHelper
{
    public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        : this(new ParamGroup[] { new() { Parameters = parameters } }, lr, rho, eps, weight_decay, maximize)
    {
    }

    public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
    {
        Hyperparameter.NonNegative(lr, "learning rate");
        Hyperparameter.Fraction(rho, "rho value");
        Hyperparameter.NonNegative(eps, "epsilon value");
        Hyperparameter.NonNegative(weight_decay, "weight_decay value");
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize };
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
        Sweep.Run<T, AdadeltaRule<T>>(parameter, gradient, new(options), state.square_avg, state.acc_delta);
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = OptimizerOptions.Expect<Options>(param_group.Options);
        var defaults = (Options)_defaults;
        options.rho ??= defaults.rho;
        options.eps ??= defaults.eps;
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
        public double? rho;
        public double? eps;
        public double? weight_decay;
        public bool? maximize;

        public Options()
        {
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Expect<Options>(source);
            base.LoadStateDict(source);
            rho = from.rho;
            eps = from.eps;
            weight_decay = from.weight_decay;
            maximize = from.maximize;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            rho = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            maximize = StateStream.ReadFlag(reader);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(rho!.Value);
            writer.Write(eps!.Value);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
        {
        }
    }

    /// <summary>The running mean squares of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor square_avg = null!;
        public torch.Tensor acc_delta = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public void Dispose()
        {
            square_avg?.Dispose();
            acc_delta?.Dispose();
        }

        public override void to(Device device) => base.to(device);

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            Load(reader, ref square_avg!);
            Load(reader, ref acc_delta!);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var from = Expect<State>(source);
            step = from.step;
            Copy(from.square_avg, ref square_avg!);
            Copy(from.acc_delta, ref acc_delta!);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            StateStream.Write(writer, square_avg);
            StateStream.Write(writer, acc_delta);
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step && StateTensor.Close(square_avg, state.square_avg) && StateTensor.Close(acc_delta, state.acc_delta);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = StateTensor.Zeros(_parameter);
            acc_delta = StateTensor.Zeros(_parameter);
        }
    }
}
