namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.Plus(right.Value);

        public static Tensor operator +(Tensor left, int right) => left.Plus((long)right);

        public static Tensor operator +(Tensor left, long right) => left.Plus(right);

        public static Tensor operator +(Tensor left, float right) => left.Plus((double)right);

        public static Tensor operator +(Tensor left, double right) => left.Plus(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.Plus(left.Value);

        public static Tensor operator +(int left, Tensor right) => right.Plus((long)left);

        public static Tensor operator +(long left, Tensor right) => right.Plus(left);

        public static Tensor operator +(float left, Tensor right) => right.Plus((double)left);

        public static Tensor operator +(double left, Tensor right) => right.Plus(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.Minus(right.Value);

        public static Tensor operator -(Tensor left, int right) => left.Minus((long)right);

        public static Tensor operator -(Tensor left, long right) => left.Minus(right);

        public static Tensor operator -(Tensor left, float right) => left.Minus((double)right);

        public static Tensor operator -(Tensor left, double right) => left.Minus(right);

        public static Tensor operator -(Scalar left, Tensor right) => right.SubtractedFrom(left.Value);

        public static Tensor operator -(int left, Tensor right) => right.SubtractedFrom((long)left);

        public static Tensor operator -(long left, Tensor right) => right.SubtractedFrom(left);

        public static Tensor operator -(float left, Tensor right) => right.SubtractedFrom((double)left);

        public static Tensor operator -(double left, Tensor right) => right.SubtractedFrom(left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.Times(right.Value);

        public static Tensor operator *(Tensor left, int right) => left.Times((long)right);

        public static Tensor operator *(Tensor left, long right) => left.Times(right);

        public static Tensor operator *(Tensor left, float right) => left.Times((double)right);

        public static Tensor operator *(Tensor left, double right) => left.Times(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.Times(left.Value);

        public static Tensor operator *(int left, Tensor right) => right.Times((long)left);

        public static Tensor operator *(long left, Tensor right) => right.Times(left);

        public static Tensor operator *(float left, Tensor right) => right.Times((double)left);

        public static Tensor operator *(double left, Tensor right) => right.Times(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.Over(right.Value);

        public static Tensor operator /(Tensor left, int right) => left.Over((long)right);

        public static Tensor operator /(Tensor left, long right) => left.Over(right);

        public static Tensor operator /(Tensor left, float right) => left.Over((double)right);

        public static Tensor operator /(Tensor left, double right) => left.Over(right);

        public static Tensor operator /(Scalar left, Tensor right) => right.DividedInto(left.Value);

        public static Tensor operator /(int left, Tensor right) => right.DividedInto((long)left);

        public static Tensor operator /(long left, Tensor right) => right.DividedInto(left);

        public static Tensor operator /(float left, Tensor right) => right.DividedInto((double)left);

        public static Tensor operator /(double left, Tensor right) => right.DividedInto(left);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);
    }
}
