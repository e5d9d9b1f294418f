using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x beyond lambda of zero, else 0.</summary>
            public static Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x beyond lambda of zero, else 0.</summary>
    public sealed class Hardshrink : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Hardshrink(double lambda) : base(nameof(Hardshrink))
        {
            this.lambda = lambda;
        }

        public double lambda { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.hardshrink(tensor, lambda);
    }
}
