using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts the data mirrored at the edge around the last dimension.</summary>
            public static ReflectionPad1d ReflectionPad1d(long padding) =>
                new(Extents.Same(padding, 2), 0);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ReflectionPad1d ReflectionPad1d((long, long) padding) =>
                new([padding.Item1, padding.Item2], 0);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts the data mirrored at the edge around [N, C, L] or [C, L].</summary>
    public sealed class ReflectionPad1d : PadBase
    {
        internal ReflectionPad1d(long[] padding, double value) : base(nameof(ReflectionPad1d), PaddingModes.Reflect, padding, value)
        {
        }
    }
}
