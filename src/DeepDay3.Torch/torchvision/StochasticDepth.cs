using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>In training, zeros with probability p in place of the whole input or of each sample; what stays is scaled by 1 / (1 - p) (Huang et al., 2016).</summary>
        public static Tensor stochastic_depth(Tensor input, double p, StochasticDepth.Mode mode, bool training = true)
        {
            if (p is not (>= 0 and <= 1)) throw new ArgumentException($"drop probability has to be between 0 and 1, but got {p}", nameof(p));
            if (!training || p == 0) return input.alias();
            var shape = new long[input.dim()];
            Array.Fill(shape, 1);
            if (mode == torchvision.StochasticDepth.Mode.Row && shape.Length > 0) shape[0] = input.shape[0];
            var noise = empty(shape, input.dtype).bernoulli_(1 - p);
            return input * (p < 1 ? noise / (1 - p) : noise);
        }

        public static StochasticDepth StochasticDepth(double p, StochasticDepth.Mode mode) => new(p, mode);
    }

    /// <summary>Leaves out its input, or some of its samples, at random in training.</summary>
    public class StochasticDepth(double p, StochasticDepth.Mode mode) : nn.Module<Tensor, Tensor>(nameof(StochasticDepth))
    {
        /// <summary>What is left out together.</summary>
        public enum Mode
        {
            Batch = 0,
            Row = 1,
        }

        public override Tensor forward(Tensor input) => ops.stochastic_depth(input, p, mode, training);
    }
}
