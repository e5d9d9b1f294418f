using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor softmax(long dim, ScalarType? dtype = null) => Softmax(dim, dtype, logarithm: false);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Softmax(dim, dtype, logarithm: true);

        Tensor Softmax(long dim, ScalarType? dtype, bool logarithm)
        {
            RequireLive();
            if (dtype is { } wanted && wanted != scalarType) return to_type(wanted).Softmax(dim, null, logarithm);
            int d = layout.Dimension(dim);
            string name = logarithm ? "log_softmax_lastdim_kernel_impl" : "softmax_lastdim_kernel_impl";
            if (!DTypes.IsFloat(scalarType)) throw TorchError.Create($"\"{name}\" not implemented for '{DTypes.Name(scalarType)}'");
            var result = Allocate(layout.AsContiguous, scalarType);
            var action = new SoftmaxAction { View = AxisView.Of(this, d), Result = result, Logarithm = logarithm };
            Dispatch.Float(scalarType, ref action, name);
            return Recording(this) ? result.Record(new SoftmaxBackward(this, result, d, logarithm)) : result;
        }

        struct SoftmaxAction : IFloatAction
        {
            internal AxisView View;
            internal Tensor Result;
            internal bool Logarithm;

            public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
                SoftmaxKernel.Run<T>(View.Source.Elements<T>(), Result.Elements<T>(), View.Outer, View.Length, View.Inner, Logarithm);
        }
    }
}
