namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.ConstantLR"/>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) => new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate times a factor for the first total_iters steps.</summary>
                public class ConstantLR : LRScheduler
                {
                    readonly double factor;
                    readonly int total;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is not (>= 0 and <= 1)) throw new ArgumentException("Constant multiplicative factor expected to be between 0 and 1.");
                        this.factor = factor;
                        total = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0) return Scaled(factor);
                        return Epoch == total ? Scaled(1 / factor) : Rates;
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => FromStart(Epoch >= total ? factor + (1 - factor) : factor);
                }
            }
        }
    }
}
