using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts a value around the last 2 dimensions.</summary>
            public static ConstantPad2d ConstantPad2d(long padding, double value) =>
                new(Extents.Same(padding, 4), value);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], value);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts a value around [N, C, H, W] or [C, H, W].</summary>
    public sealed class ConstantPad2d : PadBase
    {
        internal ConstantPad2d(long[] padding, double value) : base(nameof(ConstantPad2d), PaddingModes.Constant, padding, value)
        {
        }
    }
}
