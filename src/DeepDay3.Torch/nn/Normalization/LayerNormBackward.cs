using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>With h = (x - mean) r and g' = g scale: gradient r (g' - mean(g') - h mean(g' h)).</summary>
internal sealed class LayerNormBackward(Tensor x, Tensor? scale, Tensor? shift, int length, double eps, double[] means, double[] reciprocals) : Node(x, scale, shift)
{
    SavedTensor savedX = new(x);
    SavedTensor savedScale = new(scale);
    SavedTensor savedShift = new(shift);

    internal override string Name => "NativeLayerNormBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = savedX.Get(this);
        var scale = savedScale.OrNull(this);
        var shift = savedShift.OrNull(this);
        if (GradMode.Enabled)
        {
            Differentiable.Gradients(() => LayerNormalization.Composed(x, length, scale, shift, eps), g, [x, scale, shift], Needs, input);
            return;
        }
        if (Needs(0)) input[0] = Tensor.Allocate(x.layout, x.scalarType);
        if (Needs(1)) input[1] = Tensor.Allocate(scale!.layout, x.scalarType);
        if (Needs(2)) input[2] = Tensor.Allocate(shift!.layout, x.scalarType);
        var action = new Action { Gradient = g.Compact(), X = x, Scale = scale, ForX = input[0], ForScale = input[1], ForShift = input[2], Means = means, Reciprocals = reciprocals, Length = length };
        Dispatch.Float(x.scalarType, ref action, "LayerNormBackwardKernelImpl");
    }

    internal override void Release()
    {
        savedX.Release();
        savedScale.Release();
        savedShift.Release();
    }

    struct Action : IFloatAction
    {
        internal Tensor Gradient;
        internal Tensor X;
        internal Tensor? Scale;
        internal Tensor? ForX;
        internal Tensor? ForScale;
        internal Tensor? ForShift;
        internal double[] Means;
        internal double[] Reciprocals;
        internal int Length;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            ReadOnlySpan<T> g = Gradient.Elements<T>(), x = X.Elements<T>();
            if (ForX is not null) LineNormalization.InputGradient(g, x, LayerNormalization.Of<T>(Scale), ForX.Elements<T>(), Means, Reciprocals, Length);
            if (ForScale is not null || ForShift is not null)
                LineNormalization.ParameterGradients(g, x, LayerNormalization.Of<T>(ForScale), LayerNormalization.Of<T>(ForShift), Means, Reciprocals, Length);
        }
    }
}
