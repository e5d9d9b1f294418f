namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.PolynomialLR"/>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) => new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate falls to 0 within total_iters steps as a power of the steps that are left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    readonly int total;
                    readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        total = total_iters;
                        this.power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Epoch == 0 || Epoch > total ? Rates : Scaled(Math.Pow((1 - (double)Epoch / total) / (1 - (double)(Epoch - 1) / total), power));

                    protected override IEnumerable<double> get_closed_form_lr() => FromStart(Math.Pow(1 - (double)Math.Min(total, Epoch) / total, power));
                }
            }
        }
    }
}
