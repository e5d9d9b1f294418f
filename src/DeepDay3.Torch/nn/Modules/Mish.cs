using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
            public static Mish Mish() => new(false);

            /// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
            public static Mish Mish(bool inplace) => new(inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
    public sealed class Mish : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Mish(bool inplace) : base(nameof(Mish))
        {
            this.inplace = inplace;
        }

        public bool inplace { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.mish(tensor, inplace);
    }
}
