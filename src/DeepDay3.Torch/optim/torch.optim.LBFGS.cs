using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <inheritdoc cref="Modules.LBFGS"/>
        /// <param name="parameters">What to optimize.</param>
        /// <param name="lr">Length of a move along the quasi-Newton direction; 1 is the full step.</param>
        /// <param name="max_iter">Moves a step.</param>
        /// <param name="max_eval">Evaluations a step; by default a quarter more than moves.</param>
        /// <param name="tolerange_grad">Stop when no gradient is larger.</param>
        /// <param name="tolerance_change">Stop when neither the loss nor a parameter changes more.</param>
        /// <param name="history_size">How many steps are remembered.</param>
        public static Modules.LBFGS LBFGS(IEnumerable<Parameter> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
            new(parameters, lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);

        /// <inheritdoc cref="LBFGS(IEnumerable{Parameter}, double, long, long?, double, double, long)"/>
        public static Modules.LBFGS LBFGS(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
            LBFGS(parameters.Select(named => named.parameter), lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);
    }
}
