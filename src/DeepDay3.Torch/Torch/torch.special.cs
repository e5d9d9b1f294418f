namespace TorchSharp;

public static partial class torch
{
    /// <summary>Special functions of analysis and statistics, element by element.</summary>
    public static partial class special
    {
        public static Tensor entr(Tensor input) => input.Entropy();

        public static Tensor erf(Tensor input) => input.erf();

        public static Tensor erfc(Tensor input) => input.erfc();

        public static Tensor erfcx(Tensor input) => input.Erfcx();

        public static Tensor erfinv(Tensor input) => input.erfinv();

        public static Tensor expit(Tensor input) => input.sigmoid();

        public static Tensor expm1(Tensor input) => input.expm1();

        public static Tensor exp2(Tensor input) => input.exp2();

        public static Tensor gammaln(Tensor input) => input.lgamma();

        public static Tensor digamma(Tensor input) => input.digamma();

        public static Tensor psi(Tensor input) => input.digamma();

        public static Tensor i0(Tensor input) => input.i0();

        public static Tensor i0e(Tensor input) => input.BesselI0Scaled();

        public static Tensor i1(Tensor input) => input.BesselI1();

        public static Tensor i1e(Tensor input) => input.BesselI1Scaled();

        public static Tensor logit(Tensor input) => input.logit();

        public static Tensor ndtr(Tensor input) => input.Ndtr();

        public static Tensor ndtri(Tensor input) => input.Ndtri();

        public static Tensor sinc(Tensor input) => input.sinc();

        public static Tensor sigmoid(Tensor input) => input.sigmoid();

        public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

        /// <summary>The regularized lower incomplete gamma function P(input, other).</summary>
        public static Tensor gammainc(Tensor input, Tensor other) => input.igamma(other);

        /// <summary>The regularized upper incomplete gamma function Q(input, other).</summary>
        public static Tensor gammaincc(Tensor input, Tensor other) => input.igammac(other);

        public static Tensor polygamma(long n, Tensor input) => input.polygamma(n);

        public static Tensor multigammaln(Tensor input, long p) => input.mvlgamma(p);

        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);

        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

        public static Tensor xlog1py(Tensor input, Tensor other) => input.XLog1pY(other);

        public static Tensor zeta(Tensor x, Tensor q) => x.Zeta(q);
    }
}
