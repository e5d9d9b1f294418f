namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The cosine of the angle between two vectors along a dimension; the product of their lengths counts as at least eps.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
            {
                var lengths = (x1 * x1).sum(dim) * (x2 * x2).sum(dim);
                return (x1 * x2).sum(dim) / lengths.clamp(min: eps * eps).sqrt();
            }

            /// <summary>The p-norm of x1 - x2 + eps along the last dimension.</summary>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-6, bool keepdim = false) =>
                VectorNorm(input1 - input2 + eps, p, -1, keepdim);

            /// <summary>x divided by its p-norm along a dimension, or by eps where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                // The clamp inside of the root keeps the gradient finite at zero.
                var length = p == 2 ? (input * input).sum(dim, keepdim: true).clamp(min: eps * eps).sqrt() : VectorNorm(input, p, dim, keepdim: true).clamp(min: eps);
                return input / length;
            }

            /// <summary>The p-norm along a dimension.</summary>
            internal static Tensor VectorNorm(Tensor x, double p, long dim, bool keepdim)
            {
                if (p == 2) return (x * x).sum(dim, keepdim).sqrt();
                if (p == 1) return x.abs().sum(dim, keepdim);
                if (p == 0) return x.ne(0).to_type(x.dtype).sum(dim, keepdim);
                if (double.IsPositiveInfinity(p)) return x.abs().max(dim, keepdim).values;
                return x.abs().pow(p).sum(dim, keepdim).pow(1 / p);
            }

            /// <summary>x1 W_k x2 + b_k for each output k: [*, in1], [*, in2] and [out, in1, in2] to [*, out].</summary>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
            {
                long[] shape = weight.shape;
                if (shape.Length != 3) throw TorchError.Create($"bilinear(): weight must have 3 dimensions, got {shape.Length}");
                if (input1.dim() != input2.dim()) throw TorchError.Create($"bilinear(): input dimensions do not match: got {input1.dim()} and {input2.dim()}");
                if (input1.dim() == 0) throw TorchError.Create("bilinear(): inputs must have at least 1 dimension");
                for (int i = 0; i < input1.dim() - 1; i++)
                    if (input1.shape[i] != input2.shape[i]) throw TorchError.Create($"bilinear(): input batch dimensions do not match at dim {i}: got {input1.shape[i]} and {input2.shape[i]}");
                if (input1.shape[^1] != shape[1]) throw TorchError.Create($"bilinear(): input1 size does not match weight size: got {input1.shape[^1]} but expected {shape[1]}");
                if (input2.shape[^1] != shape[2]) throw TorchError.Create($"bilinear(): input2 size does not match weight size: got {input2.shape[^1]} but expected {shape[2]}");
                if (bias is not null && !bias.layout.SameSizes([shape[0]])) throw TorchError.Create($"bilinear(): bias size does not match weight size: got {bias.layout.Describe()} but expected [{shape[0]}]");
                var left = input1.matmul(weight.permute(1, 0, 2).reshape(shape[1], -1)).reshape([.. input1.shape[..^1], shape[0], shape[2]]);
                var result = (left * input2.unsqueeze(-2)).sum(-1);
                return bias is null ? result : result + bias;
            }
        }
    }
}
