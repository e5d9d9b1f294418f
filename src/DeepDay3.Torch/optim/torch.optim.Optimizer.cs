using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters so that a loss falls. Optimizers of one's own derive from <see cref="OptimizerHelper"/>.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            internal Optimizer()
            {
            }

            /// <summary>The groups of parameters that share hyperparameters, as schedules see them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Releases the optimizer's state (moments, momentum buffers), not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Fills the gradients of all parameters with zeros; a gradient that is null stays null.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) Gradients.Clear(parameter);
            }

            /// <summary>Adds parameters with hyperparameters of their own.</summary>
            public virtual void add_param_group(ParamGroup param_group) =>
                throw new InvalidOperationException($"{GetType().Name} does not support more than one group of parameters.");

            /// <summary>Changes the parameters once, by their gradients; parameters without a gradient are left as they are.</summary>
            /// <param name="closure">Computes the loss and the gradients anew; called with recording on.</param>
            /// <returns>What the closure returned first, or null without a closure.</returns>
            public virtual Tensor step(Func<Tensor>? closure = null) => Evaluate(closure);

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            // TorchSharp's signature is not annotated: programs use the result as they gave the closure.
            internal static Tensor Evaluate(Func<Tensor>? closure)
            {
                if (closure is null) return null!;
                using var recording = enable_grad();
                return closure();
            }
        }
    }
}
