using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts the data mirrored at the edge around the last 2 dimensions.</summary>
            public static ReflectionPad2d ReflectionPad2d(long padding) =>
                new(Extents.Same(padding, 4), 0);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], 0);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts the data mirrored at the edge around [N, C, H, W] or [C, H, W].</summary>
    public sealed class ReflectionPad2d : PadBase
    {
        internal ReflectionPad2d(long[] padding, double value) : base(nameof(ReflectionPad2d), PaddingModes.Reflect, padding, value)
        {
        }
    }
}
