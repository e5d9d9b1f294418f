using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Tensors that belong to an optimizer: in no dispose scope, contiguous, of their parameter's shape and type.</summary>
internal static class StateTensor
{
    internal static Tensor Zeros(Parameter parameter) => Filled(parameter, 0);

    internal static Tensor Filled(Parameter parameter, double value) => Filled(parameter.layout.AsContiguous, value, parameter.dtype);

    internal static Tensor Copy(Parameter parameter)
    {
        var copy = Zeros(parameter);
        copy.CopyFrom(parameter);
        return copy;
    }

    internal static Tensor Filled(Layout layout, double value, ScalarType type)
    {
        var scopes = DisposeScopeManager.Current;
        scopes.Suspend();
        try
        {
            return Tensor.Filled(layout, value, type);
        }
        finally
        {
            scopes.Resume();
        }
    }

    /// <summary>Equal shapes, and elements within 1e-5 relative or 1e-8 absolute of each other; two nulls are close.</summary>
    internal static bool Close(Tensor? x, Tensor? y)
    {
        if (x is null || y is null) return ReferenceEquals(x, y);
        if (!x.layout.SameSizes(y.layout)) return false;
        using var scope = NewDisposeScope();
        var left = x.Cast(ScalarType.Float64).Compact().Elements<double>();
        var right = y.Cast(ScalarType.Float64).Compact().Elements<double>();
        for (int i = 0; i < left.Length; i++)
            if (!(left[i].Equals(right[i]) || Math.Abs(left[i] - right[i]) <= 1e-8 + 1e-5 * Math.Abs(right[i]))) return false;
        return true;
    }
}
