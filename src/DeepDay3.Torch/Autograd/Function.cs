namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// An operation with a derivative of its own: derive from <see cref="SingleTensorFunction{T}"/> or <see cref="MultiTensorFunction{T}"/>,
        /// and call <c>apply</c>. The arguments may be anything; gradients go to those that are tensors.
        /// </summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            static readonly T instance = new();

            /// <summary>The name that errors show.</summary>
            public abstract string Name { get; }

#nullable disable
            /// <summary>Runs forward without recording and makes this function the origin of its results.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var inputs = Array.ConvertAll(vars, argument => argument as Tensor);
                bool recorded = Tensor.Recording(inputs);
                var context = new AutogradContext();
                var node = recorded ? new CustomFunctionNode(inputs, context, instance.Name, instance.Backward) : null;
                List<Tensor> outputs;
                using (new GradMode.Guard(false)) outputs = instance.Forward(context, vars);
                return node is null ? outputs : node.Wrap(inputs, outputs);
            }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] arguments);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);
#nullable restore
        }
    }
}
