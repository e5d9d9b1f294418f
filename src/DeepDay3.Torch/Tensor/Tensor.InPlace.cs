using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Directly into this tensor's memory where nothing is recorded; by way of a new tensor otherwise.
        Tensor InPlace<TOperation>(Tensor target) where TOperation : struct, IBinaryOperation
        {
            var common = DTypes.ResultType(this, target);
            if (DTypes.Category(common) > DTypes.Category(scalarType)) throw TorchError.Create(
                $"result type {DTypes.Name(common)} can't be cast to the desired output type {DTypes.Name(scalarType)}");
            if (common != scalarType) return Overwrite(Pointwise.Binary<TOperation>(this, target));
            if (ReferenceEquals(memory, target.memory) && !ReferenceEquals(this, target)) target = target.Materialize();
            Pointwise.Binary<TOperation>(this, target, into: this);
            return Changed();
        }

        Tensor InPlace<TOperation>(in Number number) where TOperation : struct, IBinaryOperation
        {
            var common = DTypes.ResultType(scalarType, number);
            if (common != scalarType) throw TorchError.Create($"result type {DTypes.Name(common)} can't be cast to the desired output type {DTypes.Name(scalarType)}");
            Pointwise.Binary<TOperation>(this, number, into: this);
            return Changed();
        }

        bool Direct(Tensor? other = null)
        {
            RequireMutable();
            RequireDistinctElements();
            return scalarType != ScalarType.Bool && !Recording(this) && (other is null || !Recording(other));
        }

        public Tensor add_(Tensor target) => Direct(target) ? InPlace<Add>(target) : Overwrite(Snapshot(target).add(target));

        public Tensor add_(Tensor target, Scalar alpha) => alpha.Value.IsOne ? add_(target) : Overwrite(Snapshot(target).add(target, alpha));

        public Tensor add_(Scalar scalar) => Direct() ? InPlace<Add>(scalar.Value) : Overwrite(Snapshot().add(scalar));

        public Tensor add_(Scalar scalar, Scalar alpha) => Overwrite(Snapshot().add(scalar, alpha));

        public Tensor sub_(Tensor target) => Direct(target) && target.scalarType != ScalarType.Bool ? InPlace<Subtract>(target) : Overwrite(Snapshot(target).sub(target));

        public Tensor sub_(Scalar target) => Direct() && target.Value.Category != 0 ? InPlace<Subtract>(target.Value) : Overwrite(Snapshot().sub(target));

        public Tensor subtract_(Tensor target) => sub_(target);

        public Tensor subtract_(Scalar target) => sub_(target);

        public Tensor mul_(Tensor target) => Direct(target) ? InPlace<Multiply>(target) : Overwrite(Snapshot(target).mul(target));

        public Tensor mul_(Scalar target) => Direct() ? InPlace<Multiply>(target.Value) : Overwrite(Snapshot().mul(target));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None && DTypes.IsFloat(scalarType) && Direct(target)
            ? InPlace<Divide>(target)
            : Overwrite(Snapshot(target).div(target, rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None && DTypes.IsFloat(scalarType) && Direct()
            ? InPlace<Divide>(target.Value)
            : Overwrite(Snapshot().div(target, rounding_mode));

        public Tensor pow_(Tensor exponent) => Overwrite(Snapshot(exponent).pow(exponent));

        public Tensor pow_(Scalar exponent) => Overwrite(Snapshot().pow(exponent));

        public Tensor neg_() => Overwrite(Snapshot().neg());
    }
}
