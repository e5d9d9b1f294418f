namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The operations behind the modules, without state.</summary>
        public static partial class functional
        {
            /// <summary>x W^T + b: [*, in], [out, in], [out] to [*, out].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                input.RequireLive();
                var product = input.layout.Rank == 2 ? input.mm(weights.t()) : input.matmul(weights.t());
                return bias is null ? product : product.add(bias);
            }
        }
    }
}
