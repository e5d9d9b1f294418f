namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <inheritdoc cref="impl.MultiplicativeLR"/>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) => new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate of the step before times a function of the step, one function for all groups or one for each.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    readonly Func<int, double>[] factors;

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        factors = PerGroup(lr_lambdas, "lr_lambdas");
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Epoch > 0 ? Rates.Zip(factors, (rate, factor) => rate * factor(Epoch)) : Rates;
                }
            }
        }
    }
}
