using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero; below, x times a slope drawn from [lower, upper) in training and the middle of that range in evaluation (Xu et al. 2015).</summary>
            public static RReLU RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) => new(lower, upper, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A leaky ReLU with random slopes.</summary>
    public sealed class RReLU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU))
        {
            this.lower = lower;
            this.upper = upper;
            this.inplace = inplace;
        }

        public double lower { get; set; }

        public double upper { get; set; }

        public bool inplace { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor)
        {
            if (!training) return torch.nn.functional.rrelu(tensor, lower, upper, inplace);
            var slopes = RandomSlopes.Draw(tensor, lower, upper);
            return inplace ? tensor.mul_(slopes) : tensor * slopes;
        }
    }
}
