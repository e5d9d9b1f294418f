namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions rather than of graphs.</summary>
        public static class functional
        {
            /// <summary>
            /// The Jacobians of every output with respect to every input, outputs first: each of the output's shape followed by the input's.
            /// </summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var mode = new GradMode.Guard(true);
                var point = Array.ConvertAll(inputs, input => input.detach().requires_grad_());
                var results = new List<Tensor>();
                foreach (var output in function(point)) results.AddRange(Rows(output, point));
                scope.MoveToOuter(results);
                return results;
            }

            /// <summary>The Jacobian of a function of one tensor: of the output's shape followed by the input's.</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) => jacobian(x => [function(x[0])], [inputs]).Single();

            /// <summary>The Jacobians of each output.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => jacobian(x => function(x[0]), [inputs]);

            /// <summary>The Jacobians with respect to each input.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => jacobian(x => [function(x)], inputs);

            /// <summary>The Jacobians of one output by all inputs: a backward pass for each of its elements.</summary>
            static Tensor[] Rows(Tensor output, Tensor[] point)
            {
                var rows = Array.ConvertAll(point, input => zeros([output.layout.Count, input.layout.Count], input.scalarType));
                if (output.requires_grad)
                {
                    var elements = output.reshape(-1);
                    for (long i = 0; i < output.layout.Count; i++)
                    {
                        var found = grad([elements[i]], point, retain_graph: true, allow_unused: true);
                        for (int j = 0; j < point.Length; j++)
                            if (found[j] is { } gradient) rows[j].select(0, i).copy_(gradient.reshape(-1));
                    }
                }
                return [.. rows.Select((row, j) => row.reshape([.. output.layout.Sizes, .. point[j].layout.Sizes]))];
            }
        }
    }
}
