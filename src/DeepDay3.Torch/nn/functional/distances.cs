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
                if (input1.shape[^1] != shape[1]) throw TorchError.Create($"bilinear(): input1 size does not match weight size: got {input1.shape[^1]} but expected {shape[1]}");
                if (input2.shape[^1] != shape[2]) throw TorchError.Create($"bilinear(): input2 size does not match weight size: got {input2.shape[^1]} but expected {shape[2]}");
                var left = input1.matmul(weight.permute(1, 0, 2).reshape(shape[1], -1)).reshape([.. input1.shape[..^1], shape[0], shape[2]]);
                var result = (left * input2.unsqueeze(-2)).sum(-1);
                return bias is null ? result : result + bias;
            }

            /// <summary>Classes as vectors with a single 1: [*] to [*, num_classes]; by default as many classes as the largest says.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw TorchError.Create("one_hot is only applicable to index tensor.");
                if (x.numel() == 0)
                {
                    if (num_classes <= 0) throw TorchError.Create("Can not infer total number of classes from empty tensor.");
                    return zeros([.. x.shape, num_classes], ScalarType.Int64);
                }
                if (x.min().ToInt64() < 0) throw TorchError.Create("Class values must be non-negative.");
                long largest = x.max().ToInt64();
                if (num_classes == -1) num_classes = largest + 1;
                if (largest >= num_classes) throw TorchError.Create("Class values must be smaller than num_classes.");
                return x.unsqueeze(-1).eq(arange(num_classes, ScalarType.Int64)).to_type(ScalarType.Int64);
            }
        }
    }
}
