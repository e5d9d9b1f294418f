namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Comparisons and arithmetic in place. A comparison leaves 0 and 1 in this tensor's own type.

        public Tensor eq_(Tensor target) => OverwriteFlags(eq(target));

        public Tensor eq_(Scalar target) => OverwriteFlags(eq(target));

        public Tensor ne_(Tensor target) => OverwriteFlags(ne(target));

        public Tensor ne_(Scalar target) => OverwriteFlags(ne(target));

        public Tensor lt_(Tensor target) => OverwriteFlags(lt(target));

        public Tensor lt_(Scalar target) => OverwriteFlags(lt(target));

        public Tensor le_(Tensor target) => OverwriteFlags(le(target));

        public Tensor le_(Scalar target) => OverwriteFlags(le(target));

        public Tensor gt_(Tensor target) => OverwriteFlags(gt(target));

        public Tensor gt_(Scalar target) => OverwriteFlags(gt(target));

        public Tensor ge_(Tensor target) => OverwriteFlags(ge(target));

        public Tensor ge_(Scalar target) => OverwriteFlags(ge(target));

        public Tensor less_equal_(Tensor target) => le_(target);

        public Tensor not_equal_(Tensor target) => ne_(target);

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor true_divide_(Tensor other) => div_(other);

        public Tensor true_divide_(Scalar other) => div_(other);

        public Tensor floor_divide_(Tensor other) => Overwrite(Snapshot(other).floor_divide(other));

        public Tensor floor_divide_(Scalar other) => Overwrite(Snapshot().floor_divide(other));

        public Tensor fmod_(Tensor target) => Overwrite(Snapshot(target).fmod(target));

        public Tensor fmod_(Scalar scalar) => Overwrite(Snapshot().fmod(scalar));

        public Tensor remainder_(Tensor target) => Overwrite(Snapshot(target).remainder(target));

        public Tensor remainder_(Scalar scalar) => Overwrite(Snapshot().remainder(scalar));

        public Tensor fix() => trunc();

        public Tensor fix_() => trunc_();

        public Tensor arccos() => acos();

        public Tensor arccos_() => acos_();

        public Tensor arcsin() => asin();

        public Tensor arcsin_() => asin_();

        public Tensor arctan() => atan();

        public Tensor arctan_() => atan_();

        public Tensor arccosh() => acosh();

        public Tensor arccosh_() => acosh_();

        public Tensor arcsinh() => asinh();

        public Tensor arcsinh_() => asinh_();

        public Tensor arctanh() => atanh();

        public Tensor arctanh_() => atanh_();
    }
}
