namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.LinearLR"/>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) => new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate times a factor that goes in a straight line from start_factor to end_factor within total_iters steps.</summary>
                public class LinearLR : LRScheduler
                {
                    readonly double start;
                    readonly double end;
                    readonly int total;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is not (>= 0 and <= 1)) throw new ArgumentException("Starting multiplicative factor expected to be between 0 and 1.");
                        if (end_factor is not (>= 0 and <= 1)) throw new ArgumentException("Ending multiplicative factor expected to be between 0 and 1.");
                        start = start_factor;
                        end = end_factor;
                        total = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0) return Scaled(start);
                        return Epoch > total ? Rates : Scaled(1 + (end - start) / (total * start + (Epoch - 1) * (end - start)));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => FromStart(start + (end - start) * Math.Min(total, Epoch) / total);
                }
            }
        }
    }
}
