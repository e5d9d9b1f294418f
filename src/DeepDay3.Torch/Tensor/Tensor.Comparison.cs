using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Pointwise.Compare<Equal>(this, target);

        public Tensor eq(Scalar target) => Pointwise.Compare<Equal>(this, target.Value);

        public Tensor equal(Tensor target) => eq(target);

        public Tensor ne(Tensor target) => Pointwise.Compare<NotEqual>(this, target);

        public Tensor ne(Scalar target) => Pointwise.Compare<NotEqual>(this, target.Value);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor lt(Tensor target) => Pointwise.Compare<Less>(this, target);

        public Tensor lt(Scalar target) => Pointwise.Compare<Less>(this, target.Value);

        public Tensor less(Tensor target) => lt(target);

        public Tensor le(Tensor target) => Pointwise.Compare<LessOrEqual>(this, target);

        public Tensor le(Scalar target) => Pointwise.Compare<LessOrEqual>(this, target.Value);

        public Tensor less_equal(Tensor target) => le(target);

        public Tensor gt(Tensor target) => Pointwise.Compare<Greater>(this, target);

        public Tensor gt(Scalar target) => Pointwise.Compare<Greater>(this, target.Value);

        public Tensor greater(Tensor target) => gt(target);

        public Tensor ge(Tensor target) => Pointwise.Compare<GreaterOrEqual>(this, target);

        public Tensor ge(Scalar target) => Pointwise.Compare<GreaterOrEqual>(this, target.Value);

        public Tensor greater_equal(Tensor target) => ge(target);

        public Tensor logical_and(Tensor other) => Pointwise.Compare<LogicalAnd>(this, other);

        public Tensor logical_and_(Tensor other) => OverwriteFlags(logical_and(other));

        public Tensor logical_or(Tensor other) => Pointwise.Compare<LogicalOr>(this, other);

        public Tensor logical_or_(Tensor other) => OverwriteFlags(logical_or(other));

        public Tensor logical_xor(Tensor other) => Pointwise.Compare<LogicalXor>(this, other);

        public Tensor logical_xor_(Tensor other) => OverwriteFlags(logical_xor(other));

        public Tensor logical_not()
        {
            using var zero = FromNumber(0, scalarType);
            return Pointwise.Compare<Equal>(this, zero);
        }

        public Tensor logical_not_() => OverwriteFlags(logical_not());

        Tensor OverwriteFlags(Tensor flags)
        {
            RequireMutable();
            return Overwrite(flags.Cast(scalarType));
        }

        public Tensor isnan() => ne(this);

        public Tensor isinf() => is_complex() ? real.detach().isinf().logical_or(imag.detach().isinf()) : DTypes.IsFloat(scalarType) ? abs().eq(double.PositiveInfinity) : Filled(layout, 0, ScalarType.Bool);

        public Tensor isfinite() => is_complex() ? real.detach().isfinite().logical_and(imag.detach().isfinite()) : DTypes.IsFloat(scalarType) ? abs().lt(double.PositiveInfinity) : Filled(layout, 1, ScalarType.Bool);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            using var mode = new GradMode.Guard(false);
            if (scalarType != other.scalarType) throw TorchError.Create($"{DTypes.Name(scalarType)} did not match {DTypes.Name(other.scalarType)}");
            var close = eq(other);
            if (nanEqual) close = close.logical_or(isnan().logical_and(other.isnan()));
            if (!DTypes.IsInexact(scalarType) && rtol == 0 && atol == 0) return close;
            var difference = sub(other).abs();
            var allowed = other.abs().Times(rtol).Plus(atol);
            return close.logical_or(difference.isfinite().logical_and(difference.le(allowed)));
        }

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            isclose(target, rtol, atol, equal_nan).all().item<bool>();

        bool SameElements(Tensor other)
        {
            if (disposed || other.disposed || scalarType != other.scalarType || !layout.SameSizes(other.layout)) return false;
            return layout.Count == 0 || eq(other).all().item<bool>();
        }
    }
}
