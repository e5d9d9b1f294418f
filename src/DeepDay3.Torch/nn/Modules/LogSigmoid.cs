using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>ln of the logistic function.</summary>
            public static LogSigmoid LogSigmoid() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>ln of the logistic function.</summary>
    public sealed class LogSigmoid : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal LogSigmoid() : base(nameof(LogSigmoid))
        {
        }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.logsigmoid(tensor);
    }
}
