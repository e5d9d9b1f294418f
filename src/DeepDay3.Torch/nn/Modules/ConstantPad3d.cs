using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts a value around the last 3 dimensions.</summary>
            public static ConstantPad3d ConstantPad3d(long padding, double value) =>
                new(Extents.Same(padding, 6), value);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ConstantPad3d ConstantPad3d((long, long, long, long, long, long) padding, double value) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6], value);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts a value around [N, C, D, H, W] or [C, D, H, W].</summary>
    public sealed class ConstantPad3d : PadBase
    {
        internal ConstantPad3d(long[] padding, double value) : base(nameof(ConstantPad3d), PaddingModes.Constant, padding, value)
        {
        }
    }
}
