using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs the running sums, products and log-sum-exps on tensors. Knows nothing of gradients.</summary>
internal static class Scans
{
    internal enum What
    {
        Sum,
        ReverseSum,
        Product,
        LogSumExp,
    }

    internal static Tensor Run(What what, Tensor x, int dimension, ScalarType type)
    {
        x.RequireLive();
        var view = AxisView.Of(x.Cast(type), dimension);
        var result = Tensor.Allocate(x.layout, type);
        if (result.layout.Count == 0) return result;
        if (what == What.LogSumExp)
        {
            var floating = new LogAction { View = view, Result = result };
            Dispatch.Float(type, ref floating, "logcumsumexp_out_cpu");
            return result;
        }
        var action = new ScanAction { What = what, View = view, Result = result };
        Dispatch.Numeric(type, ref action);
        return result;
    }

    internal static Tensor ProductGradient(Tensor x, Tensor g, int dimension)
    {
        var result = Tensor.Allocate(x.layout, x.scalarType);
        if (result.layout.Count == 0) return result;
        var action = new ProductGradientAction { X = AxisView.Of(x, dimension), G = g.Compact(), Result = result };
        Dispatch.Float(x.scalarType, ref action, "cumprod_backward");
        return result;
    }

    internal static Tensor LogSumExpGradient(Tensor x, Tensor g, int dimension)
    {
        var result = Tensor.Allocate(x.layout, x.scalarType);
        if (result.layout.Count == 0) return result;
        var action = new LogGradientAction { X = AxisView.Of(x, dimension), G = g.Compact(), Result = result };
        Dispatch.Float(x.scalarType, ref action, "logcumsumexp_backward");
        return result;
    }

    struct ScanAction : INumericAction
    {
        internal What What;
        internal AxisView View;
        internal Tensor Result;

        public readonly void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var x = View.Source.Elements<ComplexNumber<T>>();
            var d = Result.Elements<ComplexNumber<T>>();
            if (What == What.Product) ComplexLines.Product<T>(x, d, View.Outer, View.Length, View.Inner, running: true);
            else Cumulative.Sum<T>(View.Outer, View.Length, 2 * View.Inner, What == What.ReverseSum, ComplexLines.Parts(x), ComplexLines.Parts(d));
        }

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            if (What == What.Product) Cumulative.Product<T>(View.Outer, View.Length, View.Inner, View.Source.Elements<T>(), Result.Elements<T>());
            else Cumulative.Sum<T>(View.Outer, View.Length, View.Inner, What == What.ReverseSum, View.Source.Elements<T>(), Result.Elements<T>());
        }
    }

    struct LogAction : IFloatAction
    {
        internal AxisView View;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Cumulative.LogSumExp<T>(View.Outer, View.Length, View.Inner, View.Source.Elements<T>(), Result.Elements<T>());
    }

    struct ProductGradientAction : IFloatAction
    {
        internal AxisView X;
        internal Tensor G;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Cumulative.ProductGradient<T>(X.Outer, X.Length, X.Inner, X.Source.Elements<T>(), G.Elements<T>(), Result.Elements<T>());
    }

    struct LogGradientAction : IFloatAction
    {
        internal AxisView X;
        internal Tensor G;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> =>
            Cumulative.LogSumExpGradient<T>(X.Outer, X.Length, X.Inner, X.Source.Elements<T>(), G.Elements<T>(), Result.Elements<T>());
    }
}
