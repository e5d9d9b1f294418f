using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts the edge repeated around the last 3 dimensions.</summary>
            public static ReplicationPad3d ReplicationPad3d(long padding) =>
                new(Extents.Same(padding, 6), 0);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ReplicationPad3d ReplicationPad3d((long, long, long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6], 0);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts the edge repeated around [N, C, D, H, W] or [C, D, H, W].</summary>
    public sealed class ReplicationPad3d : PadBase
    {
        internal ReplicationPad3d(long[] padding, double value) : base(nameof(ReplicationPad3d), PaddingModes.Replicate, padding, value)
        {
        }
    }
}
