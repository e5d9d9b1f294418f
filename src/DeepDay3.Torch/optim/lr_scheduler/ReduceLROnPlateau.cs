namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ReduceLROnPlateau"/>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) => new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                /// <summary>The rate times a factor whenever a metric has not become better for more than patience steps.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    readonly bool largerIsBetter;
                    readonly bool relative;
                    readonly double factor;
                    readonly double threshold;
                    readonly double least;
                    readonly int patience;
                    readonly int cooldown;
                    readonly double[] leastRates;
                    double best;
                    int badSteps;
                    int coolingSteps;

                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="mode">"min" if smaller metrics are better, "max" if larger ones are.</param>
                    /// <param name="factor">Less than 1.</param>
                    /// <param name="patience">So many steps may pass without an improvement.</param>
                    /// <param name="threshold">How much better counts as better.</param>
                    /// <param name="threshold_mode">"rel": the threshold is a fraction of the best metric; "abs": a difference.</param>
                    /// <param name="cooldown">So many steps after a change do not count.</param>
                    /// <param name="min_lr">The least rate of each group; null for 0.</param>
                    /// <param name="eps">Changes of the rate that are not larger are not made.</param>
                    /// <param name="verbose">Print each change.</param>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                    {
                        if (!(factor < 1)) throw new ArgumentException("Factor should be < 1.0.");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"mode {mode} is unknown!");
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"threshold mode {threshold_mode} is unknown!");
                        largerIsBetter = mode == "max";
                        relative = threshold_mode == "rel";
                        this.factor = factor;
                        this.threshold = threshold;
                        this.patience = patience;
                        this.cooldown = cooldown;
                        least = eps;
                        best = largerIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
                        Attach(optimizer, 0, verbose);
                        leastRates = min_lr is null ? new double[StartRates.Length] : PerGroup(min_lr, "min_lr");
                    }

                    /// <summary>Takes note of the metric of this step.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        if (IsBetter(current)) (best, badSteps) = (current, 0);
                        else badSteps++;
                        if (coolingSteps > 0)
                        {
                            coolingSteps--;
                            badSteps = 0;
                        }
                        if (badSteps > patience)
                        {
                            Reduce();
                            (coolingSteps, badSteps) = (cooldown, 0);
                        }
                        NoteRates();
                    }

                    /// <exception cref="InvalidOperationException">Always: this schedule needs the metric.</exception>
                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau needs the metric that it watches: call step(current).");

                    /// <exception cref="InvalidOperationException">Always: this schedule needs the metric.</exception>
                    public override void step(int? epoch) => step();

                    void Reduce()
                    {
                        int i = 0;
                        foreach (var group in Owner.ParamGroups)
                        {
                            if (i == leastRates.Length) return;
                            double rate = Math.Max(group.LearningRate * factor, leastRates[i]);
                            if (group.LearningRate - rate > least)
                            {
                                group.LearningRate = rate;
                                Report(i, rate);
                            }
                            i++;
                        }
                    }

                    bool IsBetter(double metric) => (largerIsBetter, relative) switch
                    {
                        (false, true) => metric < best * (1 - threshold),
                        (false, false) => metric < best - threshold,
                        (true, true) => metric > best * (threshold + 1),
                        (true, false) => metric > best + threshold,
                    };
                }
            }
        }
    }
}
