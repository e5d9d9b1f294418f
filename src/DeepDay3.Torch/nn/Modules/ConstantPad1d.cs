using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts a value around the last dimension.</summary>
            public static ConstantPad1d ConstantPad1d(long padding, double value) =>
                new(Extents.Same(padding, 2), value);

            /// <summary>Before and after each dimension, the last one first.</summary>
            public static ConstantPad1d ConstantPad1d((long, long) padding, double value) =>
                new([padding.Item1, padding.Item2], value);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts a value around [N, C, L] or [C, L].</summary>
    public sealed class ConstantPad1d : PadBase
    {
        internal ConstantPad1d(long[] padding, double value) : base(nameof(ConstantPad1d), PaddingModes.Constant, padding, value)
        {
        }
    }
}
