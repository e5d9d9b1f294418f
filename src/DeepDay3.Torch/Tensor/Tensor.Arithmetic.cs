using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        static void RefuseBool(Tensor a, Tensor b, string message)
        {
            if (a.scalarType == ScalarType.Bool && b.scalarType == ScalarType.Bool) throw TorchError.Create(message);
        }

        void RefuseFlags(string message)
        {
            if (dtype == ScalarType.Bool) throw TorchError.Create(message);
        }

        const string OneBoolSubtraction = "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.";

        const string BoolSubtraction = "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.";

        Tensor Sum(Tensor target, in Number alpha)
        {
            Tensor result;
            if (alpha.Category == 3 && !DTypes.IsComplex(scalarType) && !DTypes.IsComplex(target.scalarType)) throw TorchError.Create("For non-complex input tensors, argument alpha must not be a complex number.");
            if (alpha.Category == 2 && !DTypes.IsInexact(scalarType) && !DTypes.IsInexact(target.scalarType)) throw TorchError.Create("For integral input tensors, argument alpha must not be a floating point number.");
            if (scalarType == ScalarType.Bool && target.scalarType == ScalarType.Bool) result = Pointwise.Binary<BitwiseOrOfFlags>(this, alpha.Bool ? target : target.logical_and(FromNumber(0, ScalarType.Bool)));
            else if (alpha.IsOne) result = Pointwise.Binary<Add>(this, target);
            else if (alpha.Negate().IsOne) result = Pointwise.Binary<Subtract>(this, target);
            else result = Pointwise.Binary<Add>(this, target.WithoutGraph().Times(alpha));
            return Recording(this, target) ? result.Record(new AddBackward(this, target, alpha)) : result;
        }

        /// <summary>The tensor for use in a computation that is recorded by other means.</summary>
        internal Tensor WithoutGraph() => Tracks ? detach() : this;

        public Tensor add(Tensor target) => Sum(target, 1);

        public Tensor add(Tensor target, Scalar alpha) => Sum(target, alpha);

        public Tensor add(Scalar scalar) => Plus(scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => Plus(Number.Product(scalar.Value, alpha.Value));

        internal Tensor Plus(in Number number)
        {
            var result = scalarType == ScalarType.Bool && number.Category == 0
                ? Pointwise.Binary<BitwiseOrOfFlags>(this, number)
                : Pointwise.Binary<Add>(this, number);
            return Recording(this) ? result.Record(new ScaleBackward(this, 1, "AddBackward0")) : result;
        }

        public Tensor sub(Tensor target)
        {
            RefuseBool(this, target, BoolSubtraction);
            if (scalarType == ScalarType.Bool || target.scalarType == ScalarType.Bool) throw TorchError.Create(OneBoolSubtraction);
            return Sum(target, -1);
        }

        public Tensor sub(Scalar target) => Minus(target);

        internal Tensor Minus(in Number number)
        {
            if (scalarType == ScalarType.Bool || number.Category == 0) throw TorchError.Create(OneBoolSubtraction);
            return Plus(number.Negate());
        }

        public Tensor subtract(Tensor target) => sub(target);

        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>number - tensor.</summary>
        internal Tensor SubtractedFrom(in Number number)
        {
            if (scalarType == ScalarType.Bool || number.Category == 0) throw TorchError.Create(OneBoolSubtraction);
            var result = Pointwise.Binary<ReverseSubtract>(this, number);
            return Recording(this) ? result.Record(new ScaleBackward(this, -1, "RsubBackward1")) : result;
        }

        public Tensor mul(Tensor target)
        {
            var result = Pointwise.Binary<Multiply>(this, target);
            return Recording(this, target) ? result.Record(new MulBackward(this, target)) : result;
        }

        public Tensor mul(Scalar target) => Times(target);

        public Tensor multiply(Tensor target) => mul(target);

        public Tensor multiply(Scalar target) => mul(target);

        internal Tensor Times(in Number number)
        {
            var result = Pointwise.Binary<Multiply>(this, number);
            return Recording(this) ? result.Record(new ScaleBackward(this, number, "MulBackward0")) : result;
        }

        static ScalarType Quotient(ScalarType common) => DTypes.IsInexact(common) ? common : get_default_dtype();

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            var common = DTypes.ResultType(this, target);
            if (rounding_mode == RoundingMode.trunc && DTypes.IsComplex(common)) throw TorchError.Create($"\"div_trunc_cpu\" not implemented for '{DTypes.Name(common)}'");
            switch (rounding_mode)
            {
                case RoundingMode.floor:
                    return Pointwise.Binary<FloorDivide>(this, target);
                case RoundingMode.trunc:
                    return DTypes.IsFloat(common) ? Pointwise.Binary<Divide>(this, target).trunc() : Pointwise.Binary<Divide>(this, target);
                default:
                    var result = Pointwise.Binary<Divide>(this, target, type: Quotient(common));
                    return Recording(this, target) ? result.Record(new DivBackward(this, target)) : result;
            }
        }

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? Over(target)
            : div(FromNumber(target, DTypes.ResultType(scalarType, target)), rounding_mode);

        internal Tensor Over(in Number number)
        {
            var result = Pointwise.Binary<Divide>(this, number, type: Quotient(DTypes.ResultType(scalarType, number)));
            return Recording(this) ? result.Record(new ScaleBackward(this, number.Reciprocal(), "DivBackward0")) : result;
        }

        /// <summary>number / tensor.</summary>
        internal Tensor DividedInto(in Number number)
        {
            var result = Pointwise.Binary<ReverseDivide>(this, number, type: Quotient(DTypes.ResultType(scalarType, number)));
            return Recording(this) ? result.Record(new ReverseDivBackward(this, result)) : result;
        }

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor true_divide(Tensor other) => div(other);

        public Tensor true_divide(Scalar other) => div(other);

        public Tensor pow(Tensor exponent)
        {
            RefuseBool(this, exponent, "\"pow\" not implemented for 'Bool'");
            var result = Pointwise.Binary<Power>(this, exponent);
            return Recording(this, exponent) ? result.Record(new PowTensorBackward(this, exponent, result)) : result;
        }

        public Tensor pow(Scalar exponent) => PowNumber(exponent);

        internal Tensor PowNumber(in Number exponent)
        {
            if (!DTypes.IsInexact(scalarType) && exponent.Category < 2 && exponent.Int64 < 0) throw TorchError.Create("Integers to negative integer powers are not allowed.");
            if (scalarType == ScalarType.Bool && exponent.Category == 0) throw TorchError.Create("\"pow\" not implemented for 'Bool'");
            var result = Power(exponent);
            return Recording(this) ? result.Record(new PowBackward(this, exponent)) : result;
        }

        /// <summary>The exponents that PyTorch computes in a simpler way, which shows at infinities and at zero.</summary>
        Tensor Power(in Number exponent)
        {
            if (DTypes.ResultType(scalarType, exponent) != scalarType || scalarType == ScalarType.Bool) return Pointwise.Binary<Power>(this, exponent);
            if (exponent.Complex.Imaginary != 0) return Pointwise.Binary<Power>(this, exponent);
            if (exponent.Double == 2) return Pointwise.Binary<Multiply>(this, this);
            if (!DTypes.IsInexact(scalarType)) return Pointwise.Binary<Power>(this, exponent);
            return exponent.Double switch
            {
                0.5 => Pointwise.Unary<SqrtFunction>(this, "pow"),
                3 => Pointwise.Binary<Multiply>(Pointwise.Binary<Multiply>(this, this), this),
                -0.5 => Pointwise.Unary<ReciprocalSqrtFunction>(this, "pow"),
                -1 => Pointwise.Unary<ReciprocalFunction>(this, "pow"),
                -2 => Pointwise.Unary<ReciprocalFunction>(Pointwise.Binary<Multiply>(this, this), "pow"),
                _ => Pointwise.Binary<Power>(this, exponent),
            };
        }

        public Tensor square() => PowNumber(2);

        public Tensor maximum(Tensor other)
        {
            var result = Pointwise.Binary<Maximum>(this, other);
            return Recording(this, other) ? result.Record(new ExtremumBackward(this, other, maximum: true)) : result;
        }

        public Tensor minimum(Tensor other)
        {
            var result = Pointwise.Binary<Minimum>(this, other);
            return Recording(this, other) ? result.Record(new ExtremumBackward(this, other, maximum: false)) : result;
        }

        public Tensor neg()
        {
            if (scalarType == ScalarType.Bool) throw TorchError.Create("Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.");
            var result = Pointwise.NumericUnary<Negate>(this);
            return Recording(this) ? result.Record(new ScaleBackward(this, -1, "NegBackward0")) : result;
        }

        public Tensor negative() => neg();

        public Tensor positive() => alias();

        /// <summary>Sums over broadcast dimensions, down to a layout.</summary>
        internal Tensor SumTo(Layout target)
        {
            if (layout.SameSizes(target)) return this;
            int lead = layout.Rank - target.Rank;
            var dimensions = new List<long>();
            for (int i = 0; i < layout.Rank; i++)
                if (i < lead || (target.Sizes[i - lead] == 1 && layout.Sizes[i] != 1)) dimensions.Add(i);
            var result = dimensions.Count == 0 ? this : sum([.. dimensions], keepdim: true);
            return lead > 0 ? result.reshape(target.Sizes) : result;
        }
    }
}
