namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.StepLR"/>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) => new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate times gamma every step_size steps.</summary>
                public class StepLR : LRScheduler
                {
                    readonly int period;
                    readonly double gamma;

                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size < 1) throw new ArgumentException($"The step size of a schedule must be positive, not {step_size}.");
                        period = step_size;
                        this.gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Epoch == 0 || Epoch % period != 0 ? Rates : Scaled(gamma);

                    protected override IEnumerable<double> get_closed_form_lr() => FromStart(Math.Pow(gamma, Math.Floor((double)Epoch / period)));
                }
            }
        }
    }
}
