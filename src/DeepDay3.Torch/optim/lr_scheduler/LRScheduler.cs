using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules: what the learning rate is from step to step. Step them after the optimizer.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets the rates of an optimizer's groups at each step. A schedule of one's own overrides <see cref="get_lr"/> and calls
            /// <see cref="step()"/> at the end of its constructor, which makes the first rate.
            /// </summary>
            public abstract class LRScheduler
            {
                /// <summary>Calls of step, the first one in the constructor included.</summary>
                protected int _step_count;

                Optimizer? owner;
                bool verbose;
                double[] latest = [];

                protected LRScheduler()
                {
                }

                /// <param name="optimizer">Whose rates are set. The first schedule's starting rates are those of all later ones.</param>
                /// <param name="last_epoch">The step to go on from; -1 to start.</param>
                /// <param name="verbose">Print each change.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false) => Attach(optimizer, last_epoch, verbose);

                /// <summary>The number of the current step, from 0.</summary>
                internal int Epoch { get; set; }

                internal Optimizer Owner => owner ?? throw new InvalidOperationException("The schedule was made without an optimizer.");

                /// <summary>The rates that the groups started from.</summary>
                internal double[] StartRates { get; private protected set; } = [];

                /// <summary>The rates of all groups as they are now.</summary>
                internal double[] Rates => [.. Owner.ParamGroups.Select(group => group.LearningRate)];

                /// <summary>Goes one step on.</summary>
                public virtual void step() => step((int?)null);

                /// <summary>Goes to a step, by closed form where there is one; with null one step on.</summary>
                public virtual void step(int? epoch) => Advance(epoch);

                /// <summary>As <see cref="step(int?)"/>; only <see cref="impl.ReduceLROnPlateau"/> looks at the metric.</summary>
                public virtual void step(double current, int? epoch = null) => Step(epoch);

                /// <summary>The rates of this step, from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr() => Rates;

                /// <summary>The rates of this step, from those at the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>What the schedule set last.</summary>
                public IEnumerable<double> get_last_lr() => (double[])latest.Clone();

                private protected virtual void Advance(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    double[] rates = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    SetRates(Owner, rates);
                    for (int i = 0; i < rates.Length; i++) Report(i, rates[i]);
                    NoteRates();
                }

                /// <summary>Steps through the overload that fits, so that what a program overrides is called.</summary>
                internal void Step(int? epoch)
                {
                    if (epoch is null) step();
                    else step(epoch);
                }

                /// <summary>Makes the first step again.</summary>
                internal void Restart()
                {
                    _step_count = 0;
                    step();
                }

                private protected void Attach(Optimizer optimizer, int lastEpoch, bool print)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    owner = optimizer;
                    verbose = print;
                    Epoch = lastEpoch;
                    foreach (var group in optimizer.ParamGroups)
                        if (lastEpoch == -1 && group is not (Modules.ParamGroup { Options.InitialRateIsSet: true } or Modules.LBFGS { InitialRateIsSet: true }))
                            group.InitialLearningRate = group.LearningRate;
                    StartRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    NoteRates();
                }

                private protected void NoteRates() => latest = Rates;

                private protected void Report(int group, double rate)
                {
                    if (verbose) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Adjusting learning rate of group {group} to {rate:0.0000e+00}."));
                }

                /// <summary>The current rates times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Rates.Select(rate => rate * factor);

                /// <summary>The starting rates times a factor.</summary>
                private protected IEnumerable<double> FromStart(double factor) => StartRates.Select(rate => rate * factor);

                private protected T[] PerGroup<T>(IEnumerable<T> values, string name) => PerGroup(Owner, values, name);

                /// <summary>One value for each group, or an error.</summary>
                private protected static T[] PerGroup<T>(Optimizer optimizer, IEnumerable<T> values, string name)
                {
                    T[] all = [.. values];
                    int count = optimizer.ParamGroups.Count();
                    return all.Length == count ? all : throw new ArgumentException($"Expected {count} values for {name}, got {all.Length}");
                }

                private protected static void SetRates(Optimizer optimizer, double[] rates)
                {
                    foreach (var (group, rate) in optimizer.ParamGroups.Zip(rates)) group.LearningRate = rate;
                }
            }
        }
    }
}
