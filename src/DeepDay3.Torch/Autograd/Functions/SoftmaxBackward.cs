using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y (g - sum(g y)) for softmax, g - e^y sum(g) for its logarithm.</summary>
internal sealed class SoftmaxBackward(Tensor x, Tensor result, int dimension, bool logarithm) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override string Name => logarithm ? "LogSoftmaxBackward0" : "SoftmaxBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this);
        if (!GradMode.Enabled && dimension == y.layout.Rank - 1 && g.layout.SameSizes(y.layout))
        {
            var action = new Action { G = g.Compact(), Y = y, Result = Tensor.Allocate(y.layout, y.scalarType), Logarithm = logarithm };
            Dispatch.Float(y.scalarType, ref action, "softmax_backward");
            input[0] = action.Result;
            return;
        }
        input[0] = logarithm
            ? g - (y.exp() * g.sum(dimension, keepdim: true))
            : y * (g - (g * y).sum(dimension, keepdim: true));
    }

    internal override void Release() => saved.Release();

    struct Action : IFloatAction
    {
        internal Tensor G;
        internal Tensor Y;
        internal Tensor Result;
        internal bool Logarithm;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            SoftmaxKernel.Backward<T>(G.Elements<T>(), Y.Elements<T>(), Result.Elements<T>(), (int)Y.layout.Sizes[^1], Logarithm);
            GC.KeepAlive(G);
            GC.KeepAlive(Y);
        }
    }
}
