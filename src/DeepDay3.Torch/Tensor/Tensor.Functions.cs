using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor exp()
        {
            var result = Pointwise.Unary<ExpFunction>(this, "exp");
            return Recording(this) ? result.Record(new ExpBackward(this, result)) : result;
        }

        public Tensor exp_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<ExpFunction>(this, "exp", into: this)) : Overwrite(Snapshot().exp());

        public Tensor log()
        {
            var result = Pointwise.Unary<LogFunction>(this, "log");
            return Recording(this) ? result.Record(new LogBackward(this)) : result;
        }

        public Tensor log_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<LogFunction>(this, "log", into: this)) : Overwrite(Snapshot().log());

        public Tensor sqrt()
        {
            var result = Pointwise.Unary<SqrtFunction>(this, "sqrt");
            return Recording(this) ? result.Record(new SqrtBackward(this, result)) : result;
        }

        public Tensor sqrt_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<SqrtFunction>(this, "sqrt", into: this)) : Overwrite(Snapshot().sqrt());

        public Tensor rsqrt()
        {
            var result = Pointwise.Unary<ReciprocalSqrtFunction>(this, "rsqrt");
            return Recording(this) ? result.Record(new RsqrtBackward(this, result)) : result;
        }

        public Tensor rsqrt_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<ReciprocalSqrtFunction>(this, "rsqrt", into: this)) : Overwrite(Snapshot().rsqrt());

        public Tensor reciprocal()
        {
            var result = Pointwise.Unary<ReciprocalFunction>(this, "reciprocal");
            return Recording(this) ? result.Record(new ReciprocalBackward(this, result)) : result;
        }

        public Tensor reciprocal_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<ReciprocalFunction>(this, "reciprocal", into: this)) : Overwrite(Snapshot().reciprocal());

        public Tensor sigmoid()
        {
            var result = Pointwise.Unary<SigmoidFunction>(this, "sigmoid");
            return Recording(this) ? result.Record(new SigmoidBackward(this, result)) : result;
        }

        public Tensor sigmoid_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<SigmoidFunction>(this, "sigmoid", into: this)) : Overwrite(Snapshot().sigmoid());

        public Tensor tanh()
        {
            var result = Pointwise.Unary<TanhFunction>(this, "tanh");
            return Recording(this) ? result.Record(new TanhBackward(this, result)) : result;
        }

        public Tensor tanh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<TanhFunction>(this, "tanh", into: this)) : Overwrite(Snapshot().tanh());

        public Tensor sin()
        {
            var result = Pointwise.Unary<SinFunction>(this, "sin");
            return Recording(this) ? result.Record(new SinBackward(this)) : result;
        }

        public Tensor sin_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<SinFunction>(this, "sin", into: this)) : Overwrite(Snapshot().sin());

        public Tensor cos()
        {
            var result = Pointwise.Unary<CosFunction>(this, "cos");
            return Recording(this) ? result.Record(new CosBackward(this)) : result;
        }

        public Tensor cos_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<CosFunction>(this, "cos", into: this)) : Overwrite(Snapshot().cos());

        public Tensor tan()
        {
            var result = Pointwise.Unary<TanFunction>(this, "tan");
            return Recording(this) ? result.Record(new TanBackward(this, result)) : result;
        }

        public Tensor tan_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<TanFunction>(this, "tan", into: this)) : Overwrite(Snapshot().tan());

        public Tensor asin()
        {
            var result = Pointwise.Unary<AsinFunction>(this, "asin");
            return Recording(this) ? result.Record(new AsinBackward(this)) : result;
        }

        public Tensor asin_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AsinFunction>(this, "asin", into: this)) : Overwrite(Snapshot().asin());

        public Tensor acos()
        {
            var result = Pointwise.Unary<AcosFunction>(this, "acos");
            return Recording(this) ? result.Record(new AcosBackward(this)) : result;
        }

        public Tensor acos_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AcosFunction>(this, "acos", into: this)) : Overwrite(Snapshot().acos());

        public Tensor atan()
        {
            var result = Pointwise.Unary<AtanFunction>(this, "atan");
            return Recording(this) ? result.Record(new AtanBackward(this)) : result;
        }

        public Tensor atan_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AtanFunction>(this, "atan", into: this)) : Overwrite(Snapshot().atan());

        public Tensor sinh()
        {
            var result = Pointwise.Unary<SinhFunction>(this, "sinh");
            return Recording(this) ? result.Record(new SinhBackward(this)) : result;
        }

        public Tensor sinh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<SinhFunction>(this, "sinh", into: this)) : Overwrite(Snapshot().sinh());

        public Tensor cosh()
        {
            var result = Pointwise.Unary<CoshFunction>(this, "cosh");
            return Recording(this) ? result.Record(new CoshBackward(this)) : result;
        }

        public Tensor cosh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<CoshFunction>(this, "cosh", into: this)) : Overwrite(Snapshot().cosh());

        public Tensor asinh()
        {
            var result = Pointwise.Unary<AsinhFunction>(this, "asinh");
            return Recording(this) ? result.Record(new AsinhBackward(this)) : result;
        }

        public Tensor asinh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AsinhFunction>(this, "asinh", into: this)) : Overwrite(Snapshot().asinh());

        public Tensor acosh()
        {
            var result = Pointwise.Unary<AcoshFunction>(this, "acosh");
            return Recording(this) ? result.Record(new AcoshBackward(this)) : result;
        }

        public Tensor acosh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AcoshFunction>(this, "acosh", into: this)) : Overwrite(Snapshot().acosh());

        public Tensor atanh()
        {
            var result = Pointwise.Unary<AtanhFunction>(this, "atanh");
            return Recording(this) ? result.Record(new AtanhBackward(this)) : result;
        }

        public Tensor atanh_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<AtanhFunction>(this, "atanh", into: this)) : Overwrite(Snapshot().atanh());

        public Tensor log2()
        {
            var result = Pointwise.Unary<Log2Function>(this, "log2");
            return Recording(this) ? result.Record(new Log2Backward(this)) : result;
        }

        public Tensor log2_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<Log2Function>(this, "log2", into: this)) : Overwrite(Snapshot().log2());

        public Tensor log10()
        {
            var result = Pointwise.Unary<Log10Function>(this, "log10");
            return Recording(this) ? result.Record(new Log10Backward(this)) : result;
        }

        public Tensor log10_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<Log10Function>(this, "log10", into: this)) : Overwrite(Snapshot().log10());

        public Tensor exp2()
        {
            var result = Pointwise.Unary<Exp2Function>(this, "exp2");
            return Recording(this) ? result.Record(new Exp2Backward(this, result)) : result;
        }

        public Tensor exp2_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<Exp2Function>(this, "exp2", into: this)) : Overwrite(Snapshot().exp2());

        public Tensor floor()
        {
            RefuseFlags("\"floor_vml_cpu\" not implemented for 'Bool'");
            RefuseComplex("floor is not supported for complex inputs");
            if (!DTypes.IsFloat(scalarType)) return clone();
            var result = Pointwise.Unary<FloorFunction>(this, "floor");
            return Recording(this) ? result.Record(new ZeroBackward(this, "FloorBackward0")) : result;
        }

        public Tensor floor_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<FloorFunction>(this, "floor", into: this)) : Overwrite(Snapshot().floor());

        public Tensor ceil()
        {
            RefuseFlags("\"ceil_vml_cpu\" not implemented for 'Bool'");
            RefuseComplex("ceil is not supported for complex inputs");
            if (!DTypes.IsFloat(scalarType)) return clone();
            var result = Pointwise.Unary<CeilFunction>(this, "ceil");
            return Recording(this) ? result.Record(new ZeroBackward(this, "CeilBackward0")) : result;
        }

        public Tensor ceil_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<CeilFunction>(this, "ceil", into: this)) : Overwrite(Snapshot().ceil());

        public Tensor trunc()
        {
            RefuseFlags("\"trunc_vml_cpu\" not implemented for 'Bool'");
            RefuseComplex("trunc is not supported for complex inputs");
            if (!DTypes.IsFloat(scalarType)) return clone();
            var result = Pointwise.Unary<TruncateFunction>(this, "trunc");
            return Recording(this) ? result.Record(new ZeroBackward(this, "TruncBackward0")) : result;
        }

        public Tensor trunc_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<TruncateFunction>(this, "trunc", into: this)) : Overwrite(Snapshot().trunc());

        public Tensor frac()
        {
            if (!DTypes.IsFloat(dtype)) throw TorchError.Create($"\"frac_cpu\" not implemented for '{DTypes.Name(scalarType)}'");
            var result = Pointwise.Unary<FractionFunction>(this, "frac");
            return Recording(this) ? result.Record(new FracBackward(this)) : result;
        }

        public Tensor frac_() => Direct() && DTypes.IsFloat(scalarType) ? InPlaceUnary(Pointwise.Unary<FractionFunction>(this, "frac", into: this)) : Overwrite(Snapshot().frac());

        Tensor InPlaceUnary(Tensor self) => self.Changed();
    }
}
