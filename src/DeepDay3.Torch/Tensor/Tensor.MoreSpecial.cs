using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Functions that only torch.special has.
        const double InverseRootTwoPi = 0.3989422804014327;

        internal Tensor Entropy() => Recorded<InDouble<EntropyFunction>>("entr", "SpecialEntrBackward0", static (g, x) => g * torch.where(x.isnan(), x, -x.log() - 1));

        internal Tensor Erfcx() => Recorded<InDouble<ErfcxFunction>>("erfcx", "SpecialErfcxBackward0", static (g, x, y) => g * ((2 * x * y) - TwoOverRootPi));

        internal Tensor Ndtr() => Recorded<InDouble<NdtrFunction>>("ndtr", "SpecialNdtrBackward0", static (g, x) => g * (x * x / -2).exp() * InverseRootTwoPi);

        internal Tensor Ndtri() => Recorded<InDouble<NdtriFunction>>("ndtri", "SpecialNdtriBackward0", static (g, x, y) => g * (y * y / 2).exp() / InverseRootTwoPi);

        internal Tensor LogNdtr() => Recorded<InDouble<LogNdtrFunction>>("log_ndtr", "SpecialLogNdtrBackward0",
            static (g, x) => g / (x / -ErrorFunctions.Root2).Erfcx() * (TwoOverRootPi / ErrorFunctions.Root2));

        /// <summary>Hurwitz's zeta function; its slope in x has no formula here, as in PyTorch.</summary>
        internal Tensor Zeta(Tensor q) => Paired<PairInDouble<ZetaFunction>>(q, "SpecialZetaBackward0",
            static (g, x, q) => throw TorchError.Create("the derivative for 'zeta' is not implemented."), static (g, x, q) => g * -x * (x + 1).Zeta(q));
    }
}
