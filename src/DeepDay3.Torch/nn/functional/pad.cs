namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Pads the last dimensions: <paramref name="pad"/> holds amounts before and after, the last dimension first. Negative amounts crop.
            /// Other modes than a constant need one or two dimensions before the padded ones.
            /// </summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => Padder.Pad(input, pad, mode, value);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => Padder.Pad(input, pad, mode, value);

            /// <summary>Pads the last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padder.Pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Pads the last two dimensions.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padder.Pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Pads the last dimension by the same amount on both sides.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Padder.Pad(input, [pad, pad], mode, value);
        }
    }
}
