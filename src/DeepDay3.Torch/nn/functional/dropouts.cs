namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // alpha' of Klambauer et al. 2017 with its sign turned: what SELU gives far below zero.
            const double AlphaPrime = 1.7580993408473766;

            /// <summary>Dropout of whole channels of [N, C, L] or [C, L].</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (input.dim() is not (2 or 3)) throw TorchError.Create(
                    $"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).");
                return ChannelDropout(input, p, training, inplace, input.dim() == 3);
            }

            /// <summary>Dropout of whole channels of [N, C, H, W].</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                ChannelDropout(input, p, training, inplace, batched: true);

            /// <summary>Dropout of whole channels of [N, C, D, H, W] or [C, D, H, W].</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                ChannelDropout(input, p, training, inplace, batched: input.dim() == 5);

            static Tensor ChannelDropout(Tensor input, double p, bool training, bool inplace, bool batched)
            {
                RequireProbability(p);
                if (!training || p == 0 || input.numel() == 0) return inplace ? input : input.alias();
                var mask = p == 1 ? zeros_like(input) : Mask(Channels(input, batched), p);
                return inplace ? input.mul_(mask) : input * mask;
            }

            /// <summary>An empty tensor with one element for each channel of each sample.</summary>
            static Tensor Channels(Tensor input, bool batched)
            {
                int kept = batched ? 2 : 1;
                if (input.dim() < kept) throw TorchError.Create("Feature dropout requires at least 2 dimensions in the input");
                var shape = input.shape;
                shape.AsSpan(kept).Fill(1);
                return empty(shape, input.dtype);
            }

            /// <summary>Dropout that keeps mean 0 and variance 1.</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                AlphaDropped(input, p, training, inplace, channels: false);

            /// <summary>Alpha dropout of whole channels.</summary>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                AlphaDropped(input, p, training, inplace, channels: true);

            static Tensor AlphaDropped(Tensor input, double p, bool training, bool inplace, bool channels)
            {
                RequireProbability(p);
                if (!training || p == 0 || input.numel() == 0) return inplace ? input : input.alias();
                if (p == 1) return inplace ? input.mul_(0) : input * 0;
                double a = 1 / Math.Sqrt(((AlphaPrime * AlphaPrime * p) + 1) * (1 - p));
                Tensor kept, shift;
                using (no_grad())
                {
                    kept = channels ? Channels(input, batched: true) : empty_like(input);
                    kept.FillBernoulli(1 - p, null);
                    shift = kept.add(-1).mul_(AlphaPrime * a).add_(AlphaPrime * a * p);
                    kept.mul_(a);
                }
                return inplace ? input.mul_(kept).add_(shift) : (input * kept) + shift;
            }

            static void RequireProbability(double p)
            {
                if (p is < 0 or > 1) throw TorchError.Create($"dropout probability has to be between 0 and 1, but got {p}");
            }
        }
    }
}
