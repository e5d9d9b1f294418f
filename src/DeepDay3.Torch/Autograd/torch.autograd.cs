namespace TorchSharp;

public static partial class torch
{
    /// <summary>Derivatives.</summary>
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without touching anybody's <c>grad</c>.
        /// </summary>
        /// <param name="outputs">Numbers, or tensors with <paramref name="grad_outputs"/> of their shapes.</param>
        /// <param name="inputs">Tensors that took part.</param>
        /// <param name="grad_outputs">The vectors of the vector-Jacobian products.</param>
        /// <param name="retain_graph">Keep what was saved, for another pass.</param>
        /// <param name="create_graph">Record the pass, for second derivatives.</param>
        /// <param name="allow_unused">Give null for an input that took no part, in place of an error.</param>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var found = BackwardRun.Gradients([.. outputs], grad_outputs is null ? null : [.. grad_outputs], inputs, retain_graph || create_graph, create_graph, allow_unused);
            var result = new Tensor[found.Length];
            for (int i = 0; i < found.Length; i++) result[i] = found[i]?.Twin()!;
            return result;
        }

        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            BackwardRun.Backward([.. tensors], grad_tensors is null ? null : [.. grad_tensors], retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
