using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu()
        {
            RefuseFlags("Boolean inputs not supported for relu");
            var result = Pointwise.NumericUnary<RectifiedLinear>(this);
            return Recording(this) ? result.Record(new ReluBackward(this, result)) : result;
        }

        public Tensor relu_() => Overwrite(Snapshot().relu());

        public Tensor abs()
        {
            RefuseFlags("\"abs_cpu\" not implemented for 'Bool'");
            var result = DTypes.IsComplex(scalarType) ? ComplexPointwise.ToReal<Magnitude>(this) : Pointwise.NumericUnary<Absolute>(this);
            return Recording(this) ? result.Record(new AbsBackward(this)) : result;
        }

        public Tensor abs_() => is_complex() ? throw TorchError.Create("In-place abs is not supported for complex tensors.") : Overwrite(Snapshot().abs());

        public Tensor absolute() => abs();

        public Tensor absolute_() => abs_();

        public Tensor sign()
        {
            var result = Pointwise.NumericUnary<Signum>(this);
            return Recording(this) ? result.Record(new ZeroBackward(this, "SignBackward0")) : result;
        }

        public Tensor sign_() => Overwrite(Snapshot().sign());

        /// <summary>To the nearest, halves to even; with <paramref name="decimals"/> digits behind the point.</summary>
        public Tensor round(long decimals = 0)
        {
            RefuseFlags("\"round_cpu\" not implemented for 'Bool'");
            RefuseComplex("\"round_vml_cpu\" not implemented for '{0}'");
            if (!DTypes.IsFloat(scalarType)) return clone();
            if (decimals != 0)
            {
                double scale = Math.Pow(10, Math.Abs(decimals));
                return decimals > 0 ? Times(scale).round().Over(scale) : Over(scale).round().Times(scale);
            }
            var result = Pointwise.Unary<RoundFunction>(this, "round");
            return Recording(this) ? result.Record(new ZeroBackward(this, "RoundBackward0")) : result;
        }

        public Tensor round_(long decimals = 0) => Overwrite(Snapshot().round(decimals));

        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            RefuseComplex(ComplexRefusals.Clamp);
            if (min is null && max is null) throw TorchError.Create("torch.clamp: At least one of 'min' or 'max' must not be None");
            var result = this;
            if (min is not null) result = Pointwise.Binary<Maximum>(result, min.Value);
            if (max is not null) result = Pointwise.Binary<Minimum>(result, max.Value);
            return Recording(this) ? result.Record(new ClampBackward(this, min, max)) : result;
        }

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Overwrite(Snapshot().clamp(min, max));

        public Tensor remainder(Tensor target)
        {
            RefuseBool(this, target, "\"remainder_cpu\" not implemented for 'Bool'");
            return Modulo(target, Pointwise.Binary<Remainder>(this, target), "RemainderBackward0", floor: true);
        }

        public Tensor remainder(Scalar scalar) => remainder(FromNumber(scalar, DTypes.ResultType(scalarType, scalar)));

        public Tensor fmod(Tensor target)
        {
            RefuseBool(this, target, "\"fmod_cpu\" not implemented for 'Bool'");
            return Modulo(target, Pointwise.Binary<TruncatedRemainder>(this, target), "FmodBackward0", floor: false);
        }

        public Tensor fmod(Scalar scalar) => fmod(FromNumber(scalar, DTypes.ResultType(scalarType, scalar)));

        Tensor Modulo(Tensor divisor, Tensor result, string name, bool floor) =>
            Recording(this, divisor) ? result.Record(new ModuloBackward(this, divisor, name, floor)) : result;

        public Tensor floor_divide(Tensor other)
        {
            RefuseBool(this, other, "\"div_floor_cpu\" not implemented for 'Bool'");
            return Pointwise.Binary<FloorDivide>(this, other);
        }

        public Tensor floor_divide(Scalar other) => floor_divide(FromNumber(other, DTypes.ResultType(scalarType, other)));
    }
}
