using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Weight and bias of one linear map that does what a linear map and a batch normalisation by running statistics do.</summary>
            public static (Parameter weight, Parameter bias) fuse_linear_bn_weights(Tensor linear_w, Tensor? linear_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor bn_w, Tensor bn_b)
            {
                using var mode = no_grad();
                var scale = bn_w * (bn_rv + bn_eps).rsqrt();
                var shift = linear_b is null ? -bn_rm : linear_b - bn_rm;
                return (new Parameter(linear_w * scale.unsqueeze(-1), linear_w.requires_grad), new Parameter((shift * scale) + bn_b, linear_b?.requires_grad ?? true));
            }

            /// <summary>Weight and bias of one convolution that does what a convolution and a batch normalisation by running statistics do.</summary>
            /// <param name="conv_w">[out, in, ...], or [in, out, ...] when transposed.</param>
            /// <param name="conv_b">[out], or null.</param>
            /// <param name="bn_rm">Running means [out].</param>
            /// <param name="bn_rv">Running variances [out].</param>
            /// <param name="bn_eps">What the normalisation adds to variances.</param>
            /// <param name="bn_w">Scales [out]; null for 1.</param>
            /// <param name="bn_b">Shifts [out]; null for 0.</param>
            /// <param name="transpose">Whether the convolution is transposed.</param>
            public static (Parameter, Parameter) fuse_conv_bn_weights(Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b, bool transpose = false)
            {
                using var mode = no_grad();
                var scale = (bn_rv + bn_eps).rsqrt();
                if (bn_w is not null) scale = scale * bn_w;
                var shift = (conv_b is null ? -bn_rm : conv_b - bn_rm) * scale;
                var shape = new long[conv_w.dim()];
                Array.Fill(shape, 1);
                shape[transpose ? 1 : 0] = -1;
                return (new Parameter(conv_w * scale.reshape(shape), conv_w.requires_grad), new Parameter(bn_b is null ? shift : shift + bn_b, conv_b?.requires_grad ?? true));
            }

            /// <summary>One linear layer in place of a linear layer and the batch normalisation behind it, both in evaluation.</summary>
            /// <exception cref="ArgumentException">One of them is in training, or the normalisation has no running statistics or parameters.</exception>
            public static Linear fuse_linear_bn_eval(Linear linear, BatchNorm bn)
            {
                if (linear.training || bn.training) throw new ArgumentException("Fusion only for eval!");
                if (bn.running_mean is not { } mean || bn.running_var is not { } variance || bn.weight is not { } scale || bn.bias is not { } shift) throw new ArgumentException(
                    "Only a batch normalisation with running statistics and parameters can be fused.");
                var (weight, bias) = fuse_linear_bn_weights(linear.weight, linear.bias, mean, variance, bn.eps, scale, shift);
                var result = Linear(weight, bias);
                result.eval();
                return result;
            }
        }
    }
}
