namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.CosineAnnealingLR"/>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) => new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate falls from its start to eta_min along half a cosine of T_max steps, and rises again along the next half (Loshchilov and Hutter 2017, without restarts).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    readonly double half;
                    readonly double least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        half = T_max;
                        least = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0) return Rates;
                        if (_step_count == 1) return get_closed_form_lr();
                        // At the start of a rise the rate is the least, which a factor cannot lift.
                        if (Remainder(Epoch - 1 - half, 2 * half) == 0)
                            return Rates.Zip(StartRates, (rate, start) => rate + (start - least) * (1 - Math.Cos(Math.PI / half)) / 2);
                        double factor = (1 + Math.Cos(Math.PI * Epoch / half)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / half));
                        return Rates.Select(rate => factor * (rate - least) + least);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        StartRates.Select(start => least + (start - least) * (1 + Math.Cos(Math.PI * Epoch / half)) / 2);

                    static double Remainder(double value, double divisor) => value - divisor * Math.Floor(value / divisor);
                }
            }
        }
    }
}
