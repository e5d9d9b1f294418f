using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// With h = (x - mean) r over n elements: scale r (g - sum(g) / n - h sum(g h) / n) where the statistics are the batch's own, scale r g where
/// they were given.
/// </summary>
internal sealed class BatchNormBackward(Tensor x, Tensor? scale, Tensor? shift, bool training, double eps, double[] means, double[] variances) : Node(x, scale, shift)
{
    SavedTensor savedX = new(x);
    SavedTensor savedScale = new(scale);
    SavedTensor savedShift = new(shift);

    internal override string Name => "NativeBatchNormBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = savedX.Get(this);
        var scale = savedScale.OrNull(this);
        var shift = savedShift.OrNull(this);
        if (GradMode.Enabled)
        {
            Differentiable.Gradients(() => BatchNormalization.Composed(x, scale, shift, training, eps, means, variances), g, [x, scale, shift], Needs, input);
            return;
        }
        var form = BatchNormalization.Form(x);
        double[] sums = new double[form.channels], products = new double[form.channels];
        if (Needs(0)) input[0] = Tensor.Allocate(x.layout, x.scalarType);
        var action = new Action
        {
            Gradient = g.Compact(),
            X = x,
            Scale = scale,
            ForX = input[0],
            Form = form,
            Training = training,
            Eps = eps,
            Means = means,
            Variances = variances,
            Sums = sums,
            Products = products,
        };
        Dispatch.Float(x.scalarType, ref action, "batch_norm_backward");
        if (Needs(1))
        {
            for (int c = 0; c < products.Length; c++) products[c] /= Math.Sqrt(variances[c] + eps);
            input[1] = from_array(products).to_type(x.scalarType);
        }
        if (Needs(2)) input[2] = from_array(sums).to_type(x.scalarType);
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
        internal (int outer, int channels, int inner) Form;
        internal bool Training;
        internal double Eps;
        internal double[] Means;
        internal double[] Variances;
        internal double[] Sums;
        internal double[] Products;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var (outer, channels, inner) = Form;
            ReadOnlySpan<T> g = Gradient.Elements<T>(), x = X.Elements<T>();
            ChannelNormalization.Sums(g, x, outer, channels, inner, Means, Sums, Products);
            if (ForX is null) return;
            double[] slopes = new double[channels], pulls = new double[channels], pushes = new double[channels];
            double count = (double)outer * inner;
            for (int c = 0; c < channels; c++)
            {
                double square = 1 / (Variances[c] + Eps);
                slopes[c] = Math.Sqrt(square) * (Scale is null ? 1 : double.CreateTruncating(Scale.Elements<T>()[c]));
                if (!Training) continue;
                pulls[c] = slopes[c] * square * Products[c] / count;
                pushes[c] = slopes[c] * Sums[c] / count;
            }
            ChannelNormalization.InputGradient(g, x, ForX.Elements<T>(), outer, channels, inner, Means, slopes, pulls, pushes);
        }
    }
}
