using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts the edge repeated around the last dimension.</summary>
            public static ReplicationPad1d ReplicationPad1d(long padding) =>
                new(Extents.Same(padding, 2), 0);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ReplicationPad1d ReplicationPad1d((long, long) padding) =>
                new([padding.Item1, padding.Item2], 0);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts the edge repeated around [N, C, L] or [C, L].</summary>
    public sealed class ReplicationPad1d : PadBase
    {
        internal ReplicationPad1d(long[] padding, double value) : base(nameof(ReplicationPad1d), PaddingModes.Replicate, padding, value)
        {
        }
    }
}
