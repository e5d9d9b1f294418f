using TorchSharp.Optim;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Limited-memory BFGS with fixed step lengths (Liu and Nocedal 1989; Nocedal and Wright 2006, algorithm 7.4). One step makes up to
/// max_iter moves and calls the closure up to max_eval times. All parameters are one group.
/// </summary>
public class LBFGS : Optimizer, ILearningRateController
{
    readonly Parameter[] members;
    readonly OptimizerOptions options = new();
    readonly LbfgsMemory memory;
    readonly long maxIterations;
    readonly long maxEvaluations;
    readonly double gradientTolerance;
    readonly double changeTolerance;

    public double _rate;

    internal LBFGS(IEnumerable<Parameter> parameters, double lr, long maxIterations, long? maxEvaluations, double gradientTolerance, double changeTolerance, long historySize)
    {
        members = [.. parameters];
        if (members.Length == 0) throw new ArgumentException("optimizer got an empty parameter list");
        _rate = Hyperparameter.NonNegative(lr, "learning rate");
        this.maxIterations = maxIterations;
        this.maxEvaluations = maxEvaluations ?? maxIterations * 5 / 4;
        this.gradientTolerance = gradientTolerance;
        this.changeTolerance = changeTolerance;
        memory = new LbfgsMemory(historySize);
        options.SuggestInitialRate(lr);
        _parameter_groups = [new ParamGroup(members, options)];
    }

    public double LearningRate { get => _rate; set => _rate = value; }

    public double InitialLearningRate { get => options.InitialLearningRate; set => options.InitialLearningRate = value; }

    internal bool InitialRateIsSet => options.InitialRateIsSet;

    /// <summary>The optimizer itself: it has one rate.</summary>
    public override IEnumerable<ILearningRateController> ParamGroups => [this];

    /// <param name="closure">Computes the loss and the gradients; needed, since a step evaluates them several times.</param>
    /// <returns>The loss before the step.</returns>
    public override Tensor step(Func<Tensor>? closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        var first = Evaluate(closure);
        double loss = first.ToDouble();
        var gradient = FlatVector.Gradients(members);
        if (FlatVector.LargestMagnitude(gradient) <= gradientTolerance) return first;
        long evaluations = 1;
        for (long iteration = 1; iteration <= maxIterations; iteration++)
        {
            var (direction, length) = memory.Next(gradient, LearningRate);
            // Not downhill by more than the tolerance: there is nothing to gain along it.
            if (FlatVector.Dot(gradient, direction) > -changeTolerance) break;
            double before = loss;
            FlatVector.Move(members, direction, length);
            if (iteration == maxIterations) break;
            loss = Reevaluate(closure);
            gradient = FlatVector.Gradients(members);
            evaluations++;
            if (evaluations >= maxEvaluations
                || FlatVector.LargestMagnitude(gradient) <= gradientTolerance
                || FlatVector.LargestMagnitude(direction) * length <= changeTolerance
                || Math.Abs(loss - before) < changeTolerance) break;
        }
        return first;
    }

    static double Reevaluate(Func<Tensor> closure)
    {
        using var loss = Evaluate(closure);
        return loss.ToDouble();
    }
}
