using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        const double TwoOverRootPi = 1.1283791670955126;

        /// <summary>A floating-point function of this tensor and its gradient as an expression of (upstream gradient, argument).</summary>
        Tensor Recorded<TOperation>(string kernel, string node, Func<Tensor, Tensor, Tensor> gradient) where TOperation : struct, IUnaryOperation
        {
            var result = Pointwise.Unary<TOperation>(this, kernel);
            return Recording(this) ? result.Record(new ArgumentBackward(this, node, gradient)) : result;
        }

        /// <summary>As above, with the result as a third operand of the gradient.</summary>
        Tensor Recorded<TOperation>(string kernel, string node, Func<Tensor, Tensor, Tensor, Tensor> gradient) where TOperation : struct, IUnaryOperation
        {
            var result = Pointwise.Unary<TOperation>(this, kernel);
            return Recording(this) ? result.Record(new ResultBackward(this, result, node, gradient)) : result;
        }

        public Tensor expm1() => Recorded<InDouble<Expm1>>("expm1", "Expm1Backward0", static (g, x, y) => g * (y + 1));

        public Tensor expm1_() => Overwrite(Snapshot().expm1());

        public Tensor log1p() => Recorded<InDouble<Log1p>>("log1p", "Log1PBackward0", static (g, x) => g / (x + 1));

        public Tensor log1p_() => Overwrite(Snapshot().log1p());

        public Tensor erf() => Recorded<InDouble<ErfFunction>>("erf", "ErfBackward0", static (g, x) => g * (x * x).neg().exp() * TwoOverRootPi);

        public Tensor erf_() => Overwrite(Snapshot().erf());

        public Tensor erfc() => Recorded<InDouble<ErfcFunction>>("erfc", "ErfcBackward0", static (g, x) => g * (x * x).neg().exp() * -TwoOverRootPi);

        public Tensor erfc_() => Overwrite(Snapshot().erfc());

        public Tensor erfinv() => Recorded<InDouble<ErfInvFunction>>("erfinv", "ErfinvBackward0", static (g, x, y) => g * (y * y).exp() * (1 / TwoOverRootPi));

        public Tensor erfinv_() => Overwrite(Snapshot().erfinv());

        public Tensor lgamma() => Recorded<InDouble<LogGammaFunction>>("lgamma", "LgammaBackward0", static (g, x) => g * x.digamma());

        public Tensor lgamma_() => Overwrite(Snapshot().lgamma());

        public Tensor digamma() => Recorded<InDouble<DigammaFunction>>("digamma", "DigammaBackward0", static (g, x) => g * x.polygamma(1));

        public Tensor digamma_() => Overwrite(Snapshot().digamma());

        public Tensor sinc() => Recorded<InDouble<Sinc>>("sinc", "SincBackward0", static (g, x) => g * SincSlope(x));

        public Tensor sinc_() => Overwrite(Snapshot().sinc());

        public Tensor i0() => Recorded<InDouble<I0Function>>("i0", "I0Backward0", static (g, x) => g * x.BesselI1());

        public Tensor i0_() => Overwrite(Snapshot().i0());

        internal Tensor BesselI0Scaled() => Recorded<InDouble<I0eFunction>>("special_i0e", "SpecialI0EBackward0", static (g, x, y) => g * (x.BesselI1Scaled() - (x.sgn() * y)));

        internal Tensor BesselI1() => Recorded<InDouble<I1Function>>("special_i1", "SpecialI1Backward0",
            static (g, x, y) => g * torch.where(x.eq(0), FromNumber(0.5, x.scalarType), x.i0() - (y / x)));

        internal Tensor BesselI1Scaled() => Recorded<InDouble<I1eFunction>>("special_i1e", "SpecialI1EBackward0",
            static (g, x, y) => g * torch.where(x.eq(0), FromNumber(0.5, x.scalarType), x.BesselI0Scaled() - (y * (x.sgn() + x.reciprocal()))));

        /// <summary>(cos(pi x) pi x - sin(pi x)) / (pi x^2), 0 at 0.</summary>
        static Tensor SincSlope(Tensor x)
        {
            var angle = x * Math.PI;
            return ((angle.cos() * angle) - angle.sin()).div(angle * x).masked_fill(angle.eq(0), 0);
        }

        /// <summary>The p-th derivative of the digamma function.</summary>
        public Tensor polygamma(long p)
        {
            if (p < 0) throw TorchError.Create($"polygamma(n, x) does not support negative n.");
            RequireLive();
            var x = DTypes.IsFloat(scalarType) ? this : Cast(get_default_dtype());
            var result = Pointwise.Binary<PairInDouble<PolygammaFunction>>(x, p);
            return Recording(this) ? result.Record(new ArgumentBackward(this, "PolygammaBackward0", (g, x) => g * x.polygamma(p + 1))) : result;
        }

        public Tensor polygamma_(long p) => Overwrite(Snapshot().polygamma(p));

        /// <summary>The logarithm of the multivariate gamma function of order p, defined above (p - 1) / 2.</summary>
        public Tensor mvlgamma(long p)
        {
            if (p < 1) throw TorchError.Create("p has to be greater than or equal to 1");
            var x = DTypes.IsFloat(dtype) ? this : Cast(get_default_dtype());
            var halves = torch.arange(0.5 - (p / 2.0), 0.5, 0.5, x.scalarType);
            return x.unsqueeze(-1).add(halves).lgamma().sum(-1).add(p * (p - 1) / 4.0 * Math.Log(Math.PI));
        }

        public Tensor mvlgamma_(long p) => Overwrite(Snapshot().mvlgamma(p));

        /// <summary>log(x / (1 - x)); with <paramref name="eps"/> after clamping to [eps, 1 - eps].</summary>
        public Tensor logit(double? eps = null)
        {
            RefuseComplex("\"logit_cpu\" not implemented for '{0}'");
            RequireLive();
            var x = (DTypes.IsFloat(scalarType) ? this : Cast(get_default_dtype())).WithoutGraph();
            var result = Pointwise.Unary<InDouble<LogitFunction>>(eps is { } e ? x.clamp(e, 1 - e) : x, "logit");
            return !Recording(this) ? result : result.Record(new ArgumentBackward(this, "LogitBackward0", eps is { } limit
                ? (g, x) => (g / (x * (1 - x))).masked_fill(x.lt(limit).logical_or(x.gt(1 - limit)), 0)
                : (g, x) => (g / (x * (1 - x))).masked_fill(x.lt(0).logical_or(x.gt(1)), double.NaN)));
        }

        public Tensor logit_(double? eps = null) => Overwrite(Snapshot().logit(eps));

        public Tensor deg2rad() => Scaled(Math.PI / 180);

        public Tensor deg2rad_() => Overwrite(Snapshot().deg2rad());

        public Tensor rad2deg() => Scaled(180 / Math.PI);

        public Tensor rad2deg_() => Overwrite(Snapshot().rad2deg());

        Tensor Scaled(double factor) => (DTypes.IsFloat(dtype) ? this : Cast(get_default_dtype())).Times(factor);
    }
}
