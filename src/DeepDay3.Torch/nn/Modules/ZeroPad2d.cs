using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts zeros around the last two dimensions.</summary>
            public static ZeroPad2d ZeroPad2d(long padding) =>
                new(Extents.Same(padding, 4));

            /// <summary>Left, right, top, bottom.</summary>
            public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) =>
                new([padding.Item1, padding.Item2, padding.Item3, padding.Item4]);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Puts zeros around [N, C, H, W] or [C, H, W].</summary>
    public sealed class ZeroPad2d : PadBase
    {
        internal ZeroPad2d(long[] padding) : base(nameof(ZeroPad2d), PaddingModes.Constant, padding, 0)
        {
        }
    }
}
