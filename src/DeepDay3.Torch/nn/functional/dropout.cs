namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Sets elements to zero with probability <paramref name="p"/> and scales the others by 1 / (1 - p), while training.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                RequireProbability(p);
                if (!training || p == 0 || input.numel() == 0) return inplace ? input : input.alias();
                var mask = p == 1 ? zeros_like(input) : Mask(empty_like(input), p);
                return inplace ? input.mul_(mask) : input * mask;
            }

            /// <summary>Fills with 0 or 1 / (1 - p), drawn as PyTorch draws it.</summary>
            static Tensor Mask(Tensor mask, double p)
            {
                mask.FillBernoulli(1 - p, null);
                using var mode = no_grad();
                return mask.div_(1 - p);
            }
        }
    }
}
