namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.OneCycleLR"/>
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false) => new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <inheritdoc cref="impl.OneCycleLR"/>
            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false) => new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>One rise of the rate to its peak and one long fall to almost nothing (Smith and Topin 2019); momentum, or beta1, goes against it.</summary>
                public class OneCycleLR : LRScheduler
                {
                    readonly Phase[] phases;
                    readonly int total;
                    readonly Func<double, double, double, double> anneal;
                    readonly double[] peakRates;
                    readonly double[] lastRates;
                    readonly double[] lowMomenta = [];
                    readonly double[] highMomenta = [];
                    readonly Action<int, double>? setMomentum;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, OneCycleLR.AnnealStrategy anneal_strategy = OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, [.. Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count())], total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, [.. Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count())], [.. Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count())], div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="max_lr">The peak of each group.</param>
                    /// <param name="total_steps">Steps in the cycle; else epochs and steps_per_epoch say it.</param>
                    /// <param name="epochs">With steps_per_epoch, in place of total_steps.</param>
                    /// <param name="steps_per_epoch">With epochs, in place of total_steps.</param>
                    /// <param name="pct_start">The part of the cycle in which the rate rises, 0 to 1.</param>
                    /// <param name="anneal_strategy">Along half a cosine or a straight line.</param>
                    /// <param name="cycle_momentum">Vary momentum against the rate.</param>
                    /// <param name="base_momentum">Momentum at the peak; null for 0.85.</param>
                    /// <param name="max_momentum">Momentum at both ends; null for 0.95.</param>
                    /// <param name="div_factor">The peak over the first rate.</param>
                    /// <param name="final_div_factor">The first rate over the last.</param>
                    /// <param name="three_phase">Fall to the first rate as fast as the rise was, and then to the last.</param>
                    /// <param name="last_epoch">The step to go on from; -1 to start.</param>
                    /// <param name="verbose">Print each change.</param>
                    /// <exception cref="ArgumentException">A list does not have one value for each group, a number is out of range, or there is no momentum to vary.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, OneCycleLR.AnnealStrategy anneal_strategy = OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                    {
                        total = Total(total_steps, epochs, steps_per_epoch);
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentException(FormattableString.Invariant($"Expected float between 0 and 1 pct_start, but got {pct_start}"));
                        phases = Phases(pct_start, three_phase);
                        anneal = anneal_strategy == AnnealStrategy.Cos ? AlongCosine : AlongLine;
                        peakRates = PerGroup(optimizer, max_lr, "max_lr");
                        double[] firstRates = [.. peakRates.Select(peak => peak / div_factor)];
                        lastRates = [.. firstRates.Select(first => first / final_div_factor)];
                        if (cycle_momentum)
                        {
                            setMomentum = MomentumOf(optimizer);
                            lowMomenta = PerGroup(optimizer, base_momentum ?? Enumerable.Repeat(0.85, peakRates.Length), "base_momentum");
                            highMomenta = PerGroup(optimizer, max_momentum ?? Enumerable.Repeat(0.95, peakRates.Length), "max_momentum");
                        }
                        int i = 0;
                        foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = firstRates[i++];
                        Attach(optimizer, last_epoch, verbose);
                        step();
                    }

                    /// <exception cref="InvalidOperationException">The cycle is over.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > total) throw new InvalidOperationException($"Tried to step {Epoch + 1} times. The specified number of total steps is {total}");
                        int turn = 0;
                        double start = 0;
                        while (turn < phases.Length - 1 && Epoch > phases[turn].End) start = phases[turn++].End;
                        var phase = phases[turn];
                        double part = (Epoch - start) / (phase.End - start);
                        for (int i = 0; i < lowMomenta.Length; i++) setMomentum!(i, anneal(MomentumAt(phase.From, i), MomentumAt(phase.To, i), part));
                        return Enumerable.Range(0, peakRates.Length).Select(i => anneal(RateAt(phase.From, i), RateAt(phase.To, i), part));
                    }

                    Phase[] Phases(double rising, bool threePhases) => threePhases
                        ? [new(rising * total - 1, Mark.First, Mark.Peak), new(2 * rising * total - 2, Mark.Peak, Mark.First), new(total - 1, Mark.First, Mark.Last)]
                        : [new(rising * total - 1, Mark.First, Mark.Peak), new(total - 1, Mark.Peak, Mark.Last)];

                    double RateAt(Mark mark, int group) => mark switch
                    {
                        Mark.First => StartRates[group],
                        Mark.Peak => peakRates[group],
                        _ => lastRates[group],
                    };

                    double MomentumAt(Mark mark, int group) => mark == Mark.Peak ? lowMomenta[group] : highMomenta[group];

                    static Action<int, double> MomentumOf(Optimizer optimizer)
                    {
                        object[] groups = [.. optimizer.ParamGroups];
                        if (groups.All(group => group is IMomentum)) return (i, value) => ((IMomentum)groups[i]).Momentum = value;
                        if (groups.All(group => group is IBetas)) return (i, value) => ((IBetas)groups[i]).Betas = (value, ((IBetas)groups[i]).Betas.Item2);
                        throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                    }

                    static int Total(int totalSteps, int epochs, int stepsPerEpoch)
                    {
                        if (totalSteps == -1 && epochs == -1 && stepsPerEpoch == -1) throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (totalSteps != -1) return Positive(totalSteps, "total_steps");
                        return checked(Positive(epochs, "epochs") * Positive(stepsPerEpoch, "steps_per_epoch"));
                    }

                    static int Positive(int value, string name) => value > 0 ? value : throw new ArgumentException($"Expected positive integer {name}, but got {value}");

                    static double AlongCosine(double start, double end, double part) => end + (start - end) / 2 * (Math.Cos(Math.PI * part) + 1);

                    static double AlongLine(double start, double end, double part) => (end - start) * part + start;

                    /// <summary>A point of the cycle between two phases.</summary>
                    enum Mark
                    {
                        First,
                        Peak,
                        Last,
                    }

                    /// <summary>The step with which a phase ends (it may lie between two), and what it goes from and to.</summary>
                    readonly record struct Phase(double End, Mark From, Mark To);

                    /// <summary>How the rate goes from one end of a phase to the other.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half a cosine.</summary>
                        Cos = 0,

                        /// <summary>In a straight line.</summary>
                        Linear = 1,
                    }
                }
            }
        }
    }
}
