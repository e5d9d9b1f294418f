using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The first half of a dimension times the logistic function of the second (Dauphin et al. 2016).</summary>
            public static GLU GLU(long dim = -1) => new(dim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The first half of a dimension times the logistic function of the second (Dauphin et al. 2016).</summary>
    public sealed class GLU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal GLU(long dim) : base(nameof(GLU))
        {
            this.dim = dim;
        }

        public long dim { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.glu(tensor, dim);
    }
}
