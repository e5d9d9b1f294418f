using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Limits by tensors that broadcast; where the limits cross, the upper one holds.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            RefuseComplex(ComplexRefusals.Clamp);
            if (min is null && max is null) throw TorchError.Create("torch.clamp: At least one of 'min' or 'max' must not be None");
            var result = this;
            if (min is not null) result = Pointwise.Binary<Maximum>(result, min);
            if (max is not null) result = Pointwise.Binary<Minimum>(result, max);
            if (!Recording(this, min, max)) return result;
            Tensor[] inputs = [this, .. min is null ? [] : new[] { min }, .. max is null ? [] : new[] { max }];
            return result.Record(new ExpressionBackward("ClampBackward1", inputs, [], (g, t, needs, input) =>
            {
                var x = t[0];
                var (low, high) = (min is null ? null : t[1], max is null ? null : t[^1]);
                var (below, above) = (low is null ? null : x.lt(low), high is null ? null : x.gt(high));
                if (needs(0)) input[0] = g.Without(below).Without(above);
                if (low is not null && needs(1)) input[1] = g.Without((high is null ? below! : below!.logical_and(low.lt(high))).logical_not());
                if (high is not null && needs(t.Length - 1)) input[t.Length - 1] = g.Without((low is null ? above! : above!.logical_or(high.lt(low))).logical_not());
            }));
        }

        /// <summary>Zero where the mask says so; both broadcast.</summary>
        Tensor Without(Tensor? mask) => mask is null ? this : torch.where(mask, FromNumber(0, scalarType), this);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Overwrite(Snapshot(min, max).clamp(min, max));

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor clamp_max(Scalar max) => clamp((Scalar?)null, max);

        public Tensor clamp_max_(Scalar max) => clamp_((Scalar?)null, max);

        public Tensor clamp_min(Scalar min) => clamp(min, (Scalar?)null);

        public Tensor clamp_min_(Scalar min) => clamp_(min, (Scalar?)null);

        /// <summary>Puts numbers in the place of NaN and the infinities; without values for these, the type's largest and smallest.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            RefuseComplex("\"nan_to_num\" not implemented for '{0}'");
            if (!DTypes.IsFloat(dtype)) return clone();
            double largest = scalarType == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
            var x = WithoutGraph();
            var (isNaN, isUp, isDown) = (x.isnan(), x.isposinf(), x.isneginf());
            var result = x.masked_fill(isNaN, nan).masked_fill(isUp, posinf ?? largest).masked_fill(isDown, neginf ?? -largest);
            return Recording(this)
                ? result.Record(new ArgumentBackward(this, "NanToNumBackward0", static (g, x) => g.masked_fill(x.isfinite().logical_not(), 0)))
                : result;
        }

        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) => Overwrite(Snapshot().nan_to_num(nan, posinf, neginf));

        public Tensor isposinf()
        {
            RefuseComplex("isposinf does not support complex inputs.");
            return DTypes.IsFloat(dtype) ? eq(double.PositiveInfinity) : Filled(layout, 0, ScalarType.Bool);
        }

        public Tensor isneginf()
        {
            RefuseComplex("isneginf does not support complex inputs.");
            return DTypes.IsFloat(dtype) ? eq(double.NegativeInfinity) : Filled(layout, 0, ScalarType.Bool);
        }

        /// <summary>Whether the sign bit is set: true for -0 and for a NaN with the sign.</summary>
        public Tensor signbit()
        {
            RequireLive();
            var result = Allocate(layout.AsContiguous, ScalarType.Bool);
            var action = new SignAction { Source = Compact(), Result = result };
            Dispatch.Numeric(scalarType, ref action);
            return result;
        }

        /// <summary>Which elements occur in <paramref name="test_elements"/>.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false)
        {
            RequireLive();
            var common = DTypes.ResultType(this, test_elements);
            var action = new MembershipAction
            {
                Source = Cast(common).Compact(),
                Members = test_elements.Cast(common).Compact(),
                Result = Allocate(layout.AsContiguous, ScalarType.Bool),
                Invert = invert,
            };
            Dispatch.Numeric(common, ref action);
            return action.Result;
        }

        struct SignAction : INumericAction
        {
            internal Tensor Source;
            internal Tensor Result;

            public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
            {
                var x = Source.Elements<T>();
                var d = Result.Elements<byte>();
                for (int i = 0; i < x.Length; i++) d[i] = T.IsNegative(x[i]) ? (byte)1 : (byte)0;
            }
        }

        struct MembershipAction : INumericAction
        {
            internal Tensor Source;
            internal Tensor Members;
            internal Tensor Result;
            internal bool Invert;

            public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
            {
                var members = new HashSet<T>();
                foreach (var member in Members.Elements<T>())
                    if (!T.IsNaN(member)) members.Add(member);
                var x = Source.Elements<T>();
                var d = Result.Elements<byte>();
                for (int i = 0; i < x.Length; i++) d[i] = members.Contains(x[i]) != Invert ? (byte)1 : (byte)0;
            }
        }
    }
}
