using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        const double SeluAlpha = 1.6732632423543772848170429916717;
        const double SeluScale = 1.0507009873554804934193349852946;

        public Tensor relu6() => hardtanh(0, 6);

        public Tensor relu6_() => hardtanh_(0, 6);

        public Tensor hardtanh(Scalar min, Scalar max) => Activation.Run<HardtanhFunction>(this, new Coefficients(min.Value.Double, max.Value.Double));

        public Tensor hardtanh_(Scalar min, Scalar max) => Overwrite(Snapshot().hardtanh(min, max));

        public Tensor leaky_relu(Scalar negative_slope) => Activation.Run<LeakyReluFunction>(this, new Coefficients(negative_slope.Value.Double));

        public Tensor leaky_relu_(Scalar negative_slope) => Overwrite(Snapshot().leaky_relu(negative_slope));

        /// <summary>The form for evaluation: below zero the slope in the middle of the range.</summary>
        public Tensor rrelu(double lower = 1.0 / 8, double upper = 1.0 / 3) => leaky_relu((lower + upper) / 2);

        public Tensor rrelu_(double lower = 1.0 / 8, double upper = 1.0 / 3) => Overwrite(Snapshot().rrelu(lower, upper));

        public Tensor elu(double alpha = 1) => elu(alpha, 1, 1);

        public Tensor elu_(double alpha = 1) => elu_(alpha, 1, 1);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) =>
            Activation.Run<EluFunction>(this, new Coefficients(alpha.Value.Double, scale.Value.Double, input_scale.Value.Double));

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Overwrite(Snapshot().elu(alpha, scale, input_scale));

        public Tensor celu() => celu(1);

        public Tensor celu_() => celu_(1);

        public Tensor celu(Scalar alpha)
        {
            if (alpha.Value.Double == 0) throw TorchError.Create("ZeroDivisionError: alpha cannot be 0 for CELU");
            return elu(alpha, 1, 1 / alpha.Value.Double);
        }

        public Tensor celu_(Scalar alpha) => Overwrite(Snapshot().celu(alpha));

        public Tensor selu() => elu(SeluAlpha, SeluScale, 1);

        public Tensor selu_() => Overwrite(Snapshot().selu());

        public Tensor gelu() => gelu(GELU.Approximate.none);

        public Tensor gelu(GELU.Approximate approximate) =>
            approximate == GELU.Approximate.tanh ? Activation.Run<TanhGeluFunction>(this) : Activation.Run<GeluFunction>(this);

        public Tensor gelu_() => Overwrite(Snapshot().gelu());

        public Tensor gelu_(GELU.Approximate approximate) => Overwrite(Snapshot().gelu(approximate));

        public Tensor silu() => Activation.Run<SiluFunction>(this);

        public Tensor silu_() => Overwrite(Snapshot().silu());

        public Tensor hardsigmoid() => Activation.Run<HardsigmoidFunction>(this);

        public Tensor hardsigmoid_() => Overwrite(Snapshot().hardsigmoid());

        public Tensor hardswish() => Activation.Run<HardswishFunction>(this);

        public Tensor hardswish_() => Overwrite(Snapshot().hardswish());

        public Tensor softplus(double beta = 1, double threshold = 20) => Activation.Run<SoftplusFunction>(this, new Coefficients(beta, threshold));

        public Tensor log_sigmoid() => Activation.Run<LogSigmoidFunction>(this);

        public Tensor threshold(Scalar threshold, Scalar value) => Activation.Run<ThresholdFunction>(this, new Coefficients(threshold.Value.Double, value.Value.Double));

        public Tensor threshold_(Scalar threshold, Scalar value) => Overwrite(Snapshot().threshold(threshold, value));

        /// <summary>The first half of a dimension times the logistic function of the second (Dauphin et al. 2016).</summary>
        public Tensor glu(long dim = -1)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("glu does not support 0-dimensional tensors");
            int d = layout.Dimension(dim);
            long size = layout.Sizes[d];
            if (size % 2 != 0) throw TorchError.Create($"Halving dimension must be even, but dimension {d} is size {size}");
            return narrow(d, 0, size / 2) * narrow(d, size / 2, size / 2).sigmoid();
        }

        /// <summary>Above zero as it is, below times a learned slope: one, or one for each channel (dimension 1).</summary>
        public Tensor prelu(Tensor target)
        {
            RequireLive();
            long slopes = target.numel();
            if (slopes != 1)
            {
                if (layout.Rank == 0) throw TorchError.Create("Not allow zero-dim input tensor.");
                long channels = layout.Rank > 1 ? layout.Sizes[1] : 1;
                if (channels != slopes) throw TorchError.Create($"Mismatch of parameter numbers and input channel size. Found parameter numbers = {slopes} and channel size = {channels}.");
            }
            var shape = new long[layout.Rank];
            Array.Fill(shape, 1);
            if (slopes != 1) shape[1] = slopes;
            return torch.where(gt(0), this, target.reshape(shape) * this);
        }
    }
}
