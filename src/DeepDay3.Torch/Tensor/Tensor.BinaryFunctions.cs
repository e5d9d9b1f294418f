using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A floating-point function of two tensors; integers become the default type.</summary>
        Tensor Paired<TOperation>(Tensor other, string node, Func<Tensor, Tensor, Tensor, Tensor> toThis, Func<Tensor, Tensor, Tensor, Tensor> toOther) where TOperation : struct, IBinaryOperation
        {
            var result = Pointwise.Binary<TOperation>(this, other, type: Quotient(DTypes.ResultType(this, other)));
            return Recording(this, other) ? result.Record(new PairBackward(this, other, node, toThis, toOther)) : result;
        }

        void RequireFloats(Tensor other, string kernel)
        {
            var common = DTypes.ResultType(this, other);
            if (!DTypes.IsFloat(common)) throw TorchError.Create($"\"{kernel}\" not implemented for '{DTypes.Name(common)}'");
        }

        /// <summary>The angle of the point (other, this), in (-pi, pi].</summary>
        public Tensor atan2(Tensor other) => Paired<PairInDouble<Atan2Function>>(other, "Atan2Backward0",
            static (g, y, x) => g * x / ((y * y) + (x * x)), static (g, y, x) => g * -y / ((y * y) + (x * x)));

        public Tensor atan2_(Tensor other) => Overwrite(Snapshot(other).atan2(other));

        public Tensor arctan2(Tensor other) => atan2(other);

        public Tensor arctan2_(Tensor other) => atan2_(other);

        public Tensor arctan(Tensor other) => atan2(other);

        public Tensor arctan_(Tensor other) => atan2_(other);

        public Tensor hypot(Tensor other)
        {
            RequireFloats(other, "hypot_cpu");
            return Paired<PairInDouble<Hypotenuse>>(other, "HypotBackward0", static (g, x, y) => g * (x / x.hypot(y)), static (g, x, y) => g * (y / x.hypot(y)));
        }

        /// <summary>log(exp(this) + exp(other)) without overflow.</summary>
        public Tensor logaddexp(Tensor other)
        {
            RequireFloats(other, "logaddexp_cpu");
            return Paired<PairInDouble<LogAddExp>>(other, "LogaddexpBackward0", static (g, x, y) => g / (1 + (y - x).exp()), static (g, x, y) => g / (1 + (x - y).exp()));
        }

        /// <summary>log2(2^this + 2^other) without overflow.</summary>
        public Tensor logaddexp2(Tensor other)
        {
            RequireFloats(other, "logaddexp2_cpu");
            return Paired<PairInDouble<LogAddExp2>>(other, "Logaddexp2Backward0", static (g, x, y) => g / (1 + (y - x).exp2()), static (g, x, y) => g / (1 + (x - y).exp2()));
        }

        /// <summary>The magnitude of this tensor with the signs of the other.</summary>
        public Tensor copysign(Tensor other) => Paired<PairInDouble<CopySign>>(other, "CopysignBackward0",
            static (g, x, y) => g * (x.copysign(y) / x).masked_fill(x.eq(0), 0), static (g, x, y) => torch.zeros_like(g));

        public Tensor copysign_(Tensor other) => Overwrite(Snapshot(other).copysign(other));

        /// <summary>this * log(y), 0 where this is 0.</summary>
        public Tensor xlogy(Tensor y) => Paired<PairInDouble<XLogY>>(y, "XlogyBackward0",
            static (g, x, y) => g * y.log().masked_fill(x.eq(0).logical_and(y.le(0)), 0), static (g, x, y) => g * x / y);

        public Tensor xlogy(Scalar y) => xlogy(FromNumber(y, Quotient(DTypes.ResultType(scalarType, y))));

        public Tensor xlogy_(Tensor y) => Overwrite(Snapshot(y).xlogy(y));

        public Tensor xlogy_(Scalar y) => Overwrite(Snapshot().xlogy(y));

        internal Tensor XLog1pY(Tensor y) => Paired<PairInDouble<XLog1pY>>(y, "SpecialXlog1PyBackward0",
            static (g, x, y) => g * y.log1p().masked_fill(x.eq(0).logical_and(y.le(-1)), 0), static (g, x, y) => g * x / (y + 1));

        /// <summary>The larger; where one operand is NaN, the other.</summary>
        public Tensor fmax(Tensor other)
        {
            var result = Pointwise.Binary<NumberMaximum>(this, other);
            return Recording(this, other) ? result.Record(new PairBackward(this, other, "FmaxBackward0",
                static (g, x, y) => g.masked_fill(x.ge(y).logical_or(y.isnan()).logical_not(), 0), static (g, x, y) => g.masked_fill(x.ge(y).logical_or(y.isnan()), 0))) : result;
        }

        /// <summary>The smaller; where one operand is NaN, the other.</summary>
        public Tensor fmin(Tensor other)
        {
            var result = Pointwise.Binary<NumberMinimum>(this, other);
            return Recording(this, other) ? result.Record(new PairBackward(this, other, "FminBackward0",
                static (g, x, y) => g.masked_fill(x.le(y).logical_or(y.isnan()).logical_not(), 0), static (g, x, y) => g.masked_fill(x.le(y).logical_or(y.isnan()), 0))) : result;
        }

        /// <summary>0 below 0, 1 above, and <paramref name="other"/> at 0.</summary>
        public Tensor heaviside(Tensor other)
        {
            if (dtype != other.dtype) throw TorchError.Create("heaviside is not yet implemented for tensors with different dtypes.");
            return Pointwise.Binary<UnitStep>(this, other);
        }

        public Tensor heaviside_(Tensor other) => Overwrite(Snapshot(other).heaviside(other));

        /// <summary>The next number that the type can represent, in the direction of <paramref name="other"/>.</summary>
        public Tensor nextafter(Tensor other)
        {
            RequireFloats(other, "nextafter_cpu");
            return Pointwise.Binary<NextNumber>(this, other);
        }

        public Tensor nextafter_(Tensor other) => Overwrite(Snapshot(other).nextafter(other));

        /// <summary>this * 2^other.</summary>
        public Tensor ldexp(Tensor other) => mul((DTypes.IsFloat(other.dtype) ? other : other.Cast(get_default_dtype())).exp2());

        public Tensor ldexp_(Tensor other) => Overwrite(Snapshot(other).ldexp(other));

        /// <summary>Mantissa in [0.5, 1) and binary exponent (int32): this = mantissa * 2^exponent.</summary>
        public (Tensor Mantissa, Tensor Exponent) frexp()
        {
            RequireLive();
            if (!DTypes.IsFloat(scalarType)) throw TorchError.Create($"torch.frexp() only supports floating-point dtypes");
            var exponent = Pointwise.Unary<BinaryExponent>(this, "frexp").Cast(ScalarType.Int32);
            var mantissa = Pointwise.Unary<BinaryMantissa>(this, "frexp");
            return (Recording(this) ? mantissa.Record(new ArgumentBackward(this, "FrexpBackward0", (g, x) => g / exponent.to_type(g.scalarType).exp2())) : mantissa, exponent);
        }

        /// <summary>The power in double precision, whatever the types.</summary>
        public Tensor float_power(Tensor target) => to_type(ScalarType.Float64).pow(target.to_type(ScalarType.Float64));

        public Tensor float_power_(Tensor target)
        {
            if (dtype != ScalarType.Float64) throw TorchError.Create($"the base given to float_power_ has dtype {DTypes.Name(scalarType)} but the operation's result requires dtype Double");
            return Overwrite(Snapshot(target).float_power(target));
        }

        /// <summary>The regularized lower incomplete gamma function P(this, other).</summary>
        public Tensor igamma(Tensor other)
        {
            RequireFloats(other, "igamma_cpu");
            return Pointwise.Binary<PairInDouble<LowerGamma>>(this, other) is var result && Recording(this, other) ? result.Record(IncompleteGammaBackward(this, other, "IgammaBackward0", 1)) : result;
        }

        /// <summary>The regularized upper incomplete gamma function Q(this, other).</summary>
        public Tensor igammac(Tensor other)
        {
            RequireFloats(other, "igammac_cpu");
            return Pointwise.Binary<PairInDouble<UpperGamma>>(this, other) is var result && Recording(this, other) ? result.Record(IncompleteGammaBackward(this, other, "IgammacBackward0", -1)) : result;
        }

        /// <summary>The slope in the second argument is the gamma density; the first has none that PyTorch knows either.</summary>
        static PairBackward IncompleteGammaBackward(Tensor a, Tensor x, string name, double sign) => new(a, x, name,
            (g, a, x) => throw TorchError.Create($"the derivative for '{(sign > 0 ? "igamma: input" : "igammac: input")}' is not implemented."),
            (g, a, x) => g * (((a - 1) * x.log()) - x - a.lgamma()).exp() * sign);

        public Tensor lerp(Tensor end, Tensor weight)
        {
            if (dtype != end.dtype) throw TorchError.Create($"expected dtype {DTypes.Name(scalarType).ToLowerInvariant()} for `end` but got dtype {DTypes.Name(end.scalarType).ToLowerInvariant()}");
            if (!DTypes.IsInexact(scalarType)) throw TorchError.Create($"\"lerp_kernel_tensor\" not implemented for '{DTypes.Name(scalarType)}'");
            // From the nearer end, so that both ends are met exactly.
            var (a, b, w) = (WithoutGraph(), end.WithoutGraph(), weight.WithoutGraph());
            var span = b - a;
            var result = torch.where(w.abs().lt(0.5), a + (w * span), b - (span * (1 - w)));
            return Recording(this, end, weight) ? result.Record(new ExpressionBackward("LerpBackward0", [this, end, weight], [], static (g, t, needs, input) =>
            {
                if (needs(0)) input[0] = g * (1 - t[2]).Conjugated();
                if (needs(1)) input[1] = g * t[2].Conjugated();
                if (needs(2)) input[2] = g * (t[1] - t[0]).Conjugated();
            })) : result;
        }

        public Tensor lerp_(Tensor end, Tensor weight) => Overwrite(Snapshot(end, weight).lerp(end, weight));

        /// <summary>this + value * tensor1 * tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => add(tensor1.mul(tensor2), value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Overwrite(Snapshot(tensor1, tensor2).addcmul(tensor1, tensor2, value));

        /// <summary>this + value * tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            if (!DTypes.IsInexact(tensor1.dtype) && !DTypes.IsInexact(tensor2.dtype)) throw TorchError.Create(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2.");
            return add(tensor1.div(tensor2), value);
        }

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Overwrite(Snapshot(tensor1, tensor2).addcdiv(tensor1, tensor2, value));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);
    }
}
