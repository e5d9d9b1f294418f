using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The complex conjugate: a copy with the signs of the imaginary parts turned; a real tensor itself.</summary>
        public Tensor conj() => is_complex() ? conj_physical() : alias();

        public Tensor conj_physical()
        {
            if (!is_complex()) return clone();
            var result = Pointwise.NumericUnary<Conjugate>(this);
            return Recording(this) ? result.Record(new LinearMapBackward(this, "ConjPhysicalBackward0", static g => g.conj())) : result;
        }

        public Tensor conj_physical_()
        {
            RequireMutable();
            return is_complex() ? Overwrite(Snapshot().conj_physical()) : this;
        }

        /// <summary>For gradients: the conjugate, which of a real tensor is the tensor itself and costs nothing.</summary>
        internal Tensor Conjugated() => DTypes.IsComplex(scalarType) ? conj() : this;

        /// <summary>Real and imaginary parts along one more dimension at the end: a view.</summary>
        public Tensor view_as_real()
        {
            if (!is_complex()) throw TorchError.Create("view_as_real is only supported for complex tensors");
            return RecordView(View(layout.Split(), 2 * offset, DTypes.RealOf(scalarType)), static x => new LinearMapBackward(x, "ViewAsRealBackward0", static g => torch.complex(g.select(-1, 0), g.select(-1, 1))));
        }

        /// <summary>Pairs along the last dimension, which must lie side by side, as complex numbers: a view.</summary>
        public Tensor view_as_complex()
        {
            RequireLive();
            if (!DTypes.IsFloat(scalarType)) throw TorchError.Create($"view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: {DTypes.Name(scalarType)}");
            if (layout.Rank == 0) throw TorchError.Create("Input tensor must have one or more dimensions");
            if (layout.Sizes[^1] != 2) throw TorchError.Create("Tensor must have a last dimension of size 2");
            if (layout.Strides[^1] != 1) throw TorchError.Create("Tensor must have a last dimension with stride 1");
            var strides = new long[layout.Rank - 1];
            for (int i = 0; i < strides.Length; i++)
            {
                // Where a dimension has one element (or the tensor none), its stride is of no account.
                bool idle = layout.Sizes[i] == 1 || layout.Count == 0;
                if (layout.Strides[i] % 2 != 0 && !idle) throw TorchError.Create("Tensor must have a stride divisible by 2 for all but last dimension");
                strides[i] = layout.Strides[i] / 2;
            }
            if (offset % 2 != 0) throw TorchError.Create("Tensor must have a storage_offset divisible by 2");
            var view = View(Layout.Of(layout.Sizes[..^1], strides), offset / 2, DTypes.ComplexOf(scalarType));
            return RecordView(view, static x => new LinearMapBackward(x, "ViewAsComplexBackward0", static g => g.view_as_real()));
        }

        /// <summary>The real parts: a view; a real tensor itself.</summary>
        public Tensor real => is_complex() ? view_as_real().select(-1, 0) : alias();

        /// <summary>The imaginary parts of a complex tensor: a view.</summary>
        public Tensor imag => is_complex() ? view_as_real().select(-1, 1) : throw TorchError.Create("imag is not implemented for tensors with non-complex dtypes.");

        /// <summary>The direction from 0: x / |x|, 0 for 0; of real numbers the sign.</summary>
        public Tensor sgn()
        {
            if (!is_complex()) return sign();
            var result = Pointwise.NumericUnary<Direction>(this);
            return Recording(this) ? result.Record(new ResultBackward(this, result, "SgnBackward0", static (g, x, direction) =>
            {
                var size = x.abs();
                return ((g - ((g * direction.conj()).real * direction)) / size).masked_fill(size.eq(0), 0);
            })) : result;
        }

        public Tensor sgn_() => Overwrite(Snapshot().sgn());

        /// <summary>The angle with the positive real axis. Of real numbers: 0 from 0 on, pi below, NaN for NaN.</summary>
        public Tensor angle()
        {
            if (is_complex())
            {
                var angles = ComplexPointwise.ToReal<Angle>(this);
                return Recording(this) ? angles.Record(new ArgumentBackward(this, "AngleBackward0",
                    static (g, x) => (g * (x / x.abs().square())).Times(new Number(System.Numerics.Complex.ImaginaryOne)).masked_fill(x.eq(0), 0))) : angles;
            }
            var real = (DTypes.IsFloat(dtype) ? this : Cast(get_default_dtype())).WithoutGraph();
            var result = torch.where(real.isnan(), real, real.lt(0).to_type(real.scalarType).Times(Math.PI));
            return Recording(this) ? result.Record(new ZeroBackward(this, "AngleBackward0")) : result;
        }

        /// <summary>Whether the imaginary part is 0.</summary>
        public Tensor isreal() => is_complex() ? imag.detach().eq(0) : Filled(layout, 1, ScalarType.Bool);

        /// <summary>Refuses complex numbers; {0} in the message stands for PyTorch's name of the type.</summary>
        internal void RefuseComplex(string message)
        {
            if (is_complex()) throw TorchError.Create(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, DTypes.Name(scalarType)));
        }

        /// <summary>Real or imaginary parts in this tensor's memory; unknown to autograd.</summary>
        Tensor Part(int part)
        {
            long[] strides = [.. layout.Strides.Select(stride => 2 * stride)];
            memory.Retain();
            return new Tensor(memory, Layout.Of(layout.Sizes, strides), (2 * offset) + part, DTypes.RealOf(scalarType));
        }

        /// <summary>Copies across types where one at least is complex. That an imaginary part is lost must be asked for by name.</summary>
        void CopyParts(Tensor source)
        {
            if (!DTypes.IsComplex(scalarType)) throw TorchError.Create(
                $"Complex numbers do not become {DTypes.Name(scalarType)} here, since the imaginary part would be lost: take real, imag or abs() first.");
            using var real = Part(0);
            using var imaginary = Part(1);
            if (DTypes.IsComplex(source.scalarType))
            {
                using var sourceReal = source.Part(0);
                using var sourceImaginary = source.Part(1);
                real.CopyFrom(sourceReal);
                imaginary.CopyFrom(sourceImaginary);
                return;
            }
            real.CopyFrom(source);
            imaginary.SetAll(0);
        }

        /// <summary>What a conversion to a real type keeps.</summary>
        Tensor RealPartAs(ScalarType target, bool disposeAfter)
        {
            var part = real;
            var result = part.scalarType == target ? part.clone() : part.to_type(target);
            if (disposeAfter) Dispose();
            return result;
        }

        /// <summary>Random complex numbers: both parts are drawn one after the other, with the variance shared between them.</summary>
        void DrawParts(DrawAction action, Generator? generator)
        {
            using var mode = new GradMode.Guard(false);
            if (action.What == Distribution.Normal)
            {
                if (action.A != 0) throw TorchError.Create("normal_ expects a mean of 0 for complex tensors here, since a complex mean has no place in this signature.");
                action.B /= Math.Sqrt(2);
            }
            view_as_real().Draw(action, generator);
        }
    }
}
