using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Interleaves groups of channels.</summary>
            public static ChannelShuffle ChannelShuffle(long groups) =>
                new(groups);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Interleaves groups of channels.</summary>
    public sealed class ChannelShuffle : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal ChannelShuffle(long groups) : base(nameof(ChannelShuffle)) => this.groups = groups;

        public long groups { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => tensor.channel_shuffle(groups);

        public override string GetName() => nameof(ChannelShuffle);
    }
}
