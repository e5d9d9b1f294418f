using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        Tensor Whole<TFunction>(Tensor other, string kernel, bool flags = false) where TFunction : struct, IWholeFunction
        {
            var common = DTypes.ResultType(this, other);
            if (DTypes.IsInexact(common) || (common == ScalarType.Bool && !flags)) throw TorchError.Create($"\"{kernel}\" not implemented for '{DTypes.Name(common)}'");
            return Pointwise.Binary<InLong<TFunction>>(this, other);
        }

        public Tensor bitwise_and(Tensor other) => Whole<BitAnd>(other, "bitwise_and_cpu", flags: true);

        public Tensor bitwise_and_(Tensor other) => Overwrite(Snapshot(other).bitwise_and(other));

        public Tensor bitwise_or(Tensor other) => Whole<BitOr>(other, "bitwise_or_cpu", flags: true);

        public Tensor bitwise_or_(Tensor other) => Overwrite(Snapshot(other).bitwise_or(other));

        public Tensor bitwise_xor(Tensor other) => Whole<BitXor>(other, "bitwise_xor_cpu", flags: true);

        public Tensor bitwise_xor_(Tensor other) => Overwrite(Snapshot(other).bitwise_xor(other));

        /// <summary>Every bit turned over; for bools, not.</summary>
        public Tensor bitwise_not()
        {
            if (dtype == ScalarType.Bool) return logical_not();
            if (DTypes.IsInexact(scalarType)) throw TorchError.Create($"\"bitwise_not_cpu\" not implemented for '{DTypes.Name(scalarType)}'");
            return bitwise_xor(FromNumber(-1, scalarType));
        }

        public Tensor bitwise_not_() => Overwrite(Snapshot().bitwise_not());

        /// <summary>this * 2^other; bits that leave the type are lost.</summary>
        public Tensor bitwise_left_shift(Tensor other) => Whole<ShiftLeft>(other, "lshift_cpu");

        public Tensor bitwise_left_shift_(Tensor other) => Overwrite(Snapshot(other).bitwise_left_shift(other));

        /// <summary>this / 2^other rounded down: the sign stays.</summary>
        public Tensor bitwise_right_shift(Tensor other) => Whole<ShiftRight>(other, "rshift_cpu");

        public Tensor bitwise_right_shift_(Tensor other) => Overwrite(Snapshot(other).bitwise_right_shift(other));

        /// <summary>The greatest common divisor.</summary>
        public Tensor gcd(Tensor other) => Whole<GreatestDivisor>(other, "gcd_cpu");

        public Tensor gcd_(Tensor other) => Overwrite(Snapshot(other).gcd(other));

        /// <summary>The least common multiple.</summary>
        public Tensor lcm(Tensor other) => Whole<LeastMultiple>(other, "lcm_cpu");

        public Tensor lcm_(Tensor other) => Overwrite(Snapshot(other).lcm(other));

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        public static Tensor operator %(Tensor left, int right) => left.remainder(right);

        public static Tensor operator %(Tensor left, long right) => left.remainder(right);

        public static Tensor operator %(Tensor left, float right) => left.remainder(right);

        public static Tensor operator %(Tensor left, double right) => left.remainder(right);
    }
}
