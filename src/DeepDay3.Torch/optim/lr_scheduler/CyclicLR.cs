namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.CyclicLR"/>
            public static LRScheduler CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false) => new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            /// <inheritdoc cref="impl.CyclicLR"/>
            public static LRScheduler CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false) => new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate goes up and down between two bounds (Smith 2017), and momentum, if asked for, down and up.</summary>
                public class CyclicLR : LRScheduler
                {
                    readonly double[] highRates;
                    readonly double[] lowMomenta = [];
                    readonly double[] highMomenta = [];
                    readonly IMomentum[] momenta = [];
                    readonly double length;
                    readonly double risingPart;
                    readonly Func<double, double> scale;
                    readonly bool scaleByCycle;

                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, CyclicLR.Mode mode = CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, CyclicLR.ScaleMode scale_mode = CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, [.. Enumerable.Repeat(base_lr, optimizer.ParamGroups.Count())], [.. Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count())], step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, [.. Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count())], [.. Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count())], last_epoch, verbose)
                    {
                    }

                    /// <param name="optimizer">Whose rates are set.</param>
                    /// <param name="base_lr">The lower bound of each group, where cycles start.</param>
                    /// <param name="max_lr">The upper bound of each group.</param>
                    /// <param name="step_size_up">Steps from the lower to the upper bound.</param>
                    /// <param name="step_size_down">Steps back; -1 for as many.</param>
                    /// <param name="mode">Peaks stay, halve with each cycle, or shrink by gamma with each step.</param>
                    /// <param name="gamma">For <see cref="Mode.ExpRange"/>.</param>
                    /// <param name="scale_fn">In place of the mode: the height of the peak as a function of the cycle (from 1) or the step.</param>
                    /// <param name="scale_mode">What the function is a function of.</param>
                    /// <param name="cycle_momentum">Vary momentum against the rate.</param>
                    /// <param name="base_momentum">Momentum at the highest rate; null for 0.8.</param>
                    /// <param name="max_momentum">Momentum at the lowest rate; null for 0.9.</param>
                    /// <param name="last_epoch">The step to go on from; -1 to start.</param>
                    /// <param name="verbose">Print each change.</param>
                    /// <exception cref="ArgumentException">A list does not have one value for each group, or there is no momentum to vary.</exception>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, CyclicLR.Mode mode = CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, CyclicLR.ScaleMode scale_mode = CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                    {
                        double[] lowRates = PerGroup(optimizer, base_lr, "base_lr");
                        highRates = PerGroup(optimizer, max_lr, "max_lr");
                        if (last_epoch == -1) SetRates(optimizer, lowRates);
                        length = step_size_up + (double)(step_size_down < 0 ? step_size_up : step_size_down);
                        risingPart = step_size_up / length;
                        scale = scale_fn ?? Shape(mode, gamma);
                        scaleByCycle = scale_fn is null ? mode != Mode.ExpRange : scale_mode == ScaleMode.Cycle;
                        if (cycle_momentum)
                        {
                            momenta = [.. optimizer.ParamGroups.OfType<IMomentum>()];
                            if (momenta.Length != highRates.Length) throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                            lowMomenta = PerGroup(optimizer, base_momentum ?? Enumerable.Repeat(0.8, highRates.Length), "base_momentum");
                            highMomenta = PerGroup(optimizer, max_momentum ?? Enumerable.Repeat(0.9, highRates.Length), "max_momentum");
                            if (last_epoch != -1) lowMomenta = [.. momenta.Select(group => group.Momentum)];
                        }
                        Attach(optimizer, last_epoch, verbose);
                        step();
                        StartRates = lowRates;
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        double cycle = Math.Floor(1 + Epoch / length);
                        double x = 1 + Epoch / length - cycle;
                        double height = x <= risingPart ? x / risingPart : (x - 1) / (risingPart - 1);
                        double peak = scale(scaleByCycle ? cycle : Epoch);
                        for (int i = 0; i < momenta.Length; i++) momenta[i].Momentum = highMomenta[i] - (highMomenta[i] - lowMomenta[i]) * height * peak;
                        return StartRates.Zip(highRates, (low, high) => low + (high - low) * height * peak);
                    }

                    static Func<double, double> Shape(Mode mode, double gamma) => mode switch
                    {
                        Mode.Triangular => _ => 1,
                        Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                        Mode.ExpRange => step => Math.Pow(gamma, step),
                        _ => throw new ArgumentException("mode is invalid and scale_fn is None"),
                    };

                    /// <summary>How high the peaks are.</summary>
                    public enum Mode
                    {
                        /// <summary>All the same.</summary>
                        Triangular = 0,

                        /// <summary>Half as high with each cycle.</summary>
                        Triangular2 = 1,

                        /// <summary>Lower by a factor with each step.</summary>
                        ExpRange = 2,
                    }

                    /// <summary>What a scale function is given.</summary>
                    public enum ScaleMode
                    {
                        /// <summary>The number of the cycle, from 1.</summary>
                        Cycle = 0,

                        /// <summary>The number of steps.</summary>
                        Iterations = 1,
                    }
                }
            }
        }
    }
}
