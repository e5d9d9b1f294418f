using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class special
    {
        // Bessel functions and orthogonal polynomials; PyTorch has no gradients for them either.
        static Tensor One<TFunction>(Tensor input, string kernel, Tensor? @out) where TFunction : struct, IFunction => Pointwise.Unary<InDouble<TFunction>>(input, kernel).Into(@out);

        static Tensor Polynomial<TFunction>(Tensor x, Tensor n, Tensor? @out) where TFunction : struct, IPairFunction
        {
            var common = DTypes.ResultType(x, n);
            return Pointwise.Binary<PairInDouble<TFunction>>(x, n, type: DTypes.IsFloat(common) ? common : get_default_dtype()).Into(@out);
        }

        public static Tensor airy_ai(Tensor input, Tensor? @out = null) => One<AiryFunction>(input, "airy_ai_cpu", @out);

        public static Tensor bessel_j0(Tensor input, Tensor? @out = null) => One<J0Function>(input, "bessel_j0_cpu", @out);

        public static Tensor bessel_j1(Tensor input, Tensor? @out = null) => One<J1Function>(input, "bessel_j1_cpu", @out);

        public static Tensor bessel_y0(Tensor input, Tensor? @out = null) => One<Y0Function>(input, "bessel_y0_cpu", @out);

        public static Tensor bessel_y1(Tensor input, Tensor? @out = null) => One<Y1Function>(input, "bessel_y1_cpu", @out);

        public static Tensor modified_bessel_i0(Tensor input, Tensor? @out = null) => One<I0Function>(input, "modified_bessel_i0_cpu", @out);

        public static Tensor modified_bessel_i1(Tensor input, Tensor? @out = null) => One<I1Function>(input, "modified_bessel_i1_cpu", @out);

        public static Tensor modified_bessel_k0(Tensor input, Tensor? @out = null) => One<K0Function>(input, "modified_bessel_k0_cpu", @out);

        public static Tensor modified_bessel_k1(Tensor input, Tensor? @out = null) => One<K1Function>(input, "modified_bessel_k1_cpu", @out);

        public static Tensor scaled_modified_bessel_k0(Tensor input, Tensor? @out = null) => One<K0eFunction>(input, "scaled_modified_bessel_k0_cpu", @out);

        public static Tensor scaled_modified_bessel_k1(Tensor input, Tensor? @out = null) => One<K1eFunction>(input, "scaled_modified_bessel_k1_cpu", @out);

        public static Tensor spherical_bessel_j0(Tensor input, Tensor? @out = null) => One<SphericalJ0>(input, "spherical_bessel_j0_cpu", @out);

        public static Tensor chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ChebyshevTFunction>(x, n, @out);

        public static Tensor chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ChebyshevUFunction>(x, n, @out);

        public static Tensor chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ChebyshevVFunction>(x, n, @out);

        public static Tensor chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ChebyshevWFunction>(x, n, @out);

        public static Tensor shifted_chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ShiftedChebyshevTFunction>(x, n, @out);

        public static Tensor shifted_chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ShiftedChebyshevUFunction>(x, n, @out);

        public static Tensor shifted_chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ShiftedChebyshevVFunction>(x, n, @out);

        public static Tensor shifted_chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<ShiftedChebyshevWFunction>(x, n, @out);

        public static Tensor hermite_polynomial_h(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<HermiteHFunction>(x, n, @out);

        public static Tensor hermite_polynomial_he(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<HermiteHeFunction>(x, n, @out);

        public static Tensor laguerre_polynomial_l(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<LaguerreFunction>(x, n, @out);

        public static Tensor legendre_polynomial_p(Tensor x, Tensor n, Tensor? @out = null) => Polynomial<LegendreFunction>(x, n, @out);
    }
}
