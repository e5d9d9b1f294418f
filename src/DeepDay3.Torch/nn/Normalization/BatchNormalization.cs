using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Batch normalisation of [N, C, *], fused.</summary>
internal static class BatchNormalization
{
    /// <summary>
    /// Normalises each channel by the batch's statistics, or by given ones where <paramref name="training"/> is false. In training, given
    /// running statistics move towards the batch's by <paramref name="momentum"/> (with the unbiased variance).
    /// </summary>
    internal static Tensor Run(Tensor x, Tensor? runningMean, Tensor? runningVariance, Tensor? scale, Tensor? shift, bool training, double momentum, double eps)
    {
        DTypes.RequireUnmixed(x, scale, shift, runningMean, runningVariance);
        var source = x.contiguous();
        scale = scale?.contiguous();
        shift = shift?.contiguous();
        var form = Form(x);
        double[] means = new double[form.channels], variances = new double[form.channels];
        if (!training)
        {
            Read(runningMean!, means);
            Read(runningVariance!, variances);
        }
        var result = Tensor.Allocate(x.layout, x.scalarType);
        var action = new ForwardAction { X = source, Scale = scale, Shift = shift, Result = result, Form = form, Means = means, Variances = variances, Training = training, Eps = eps };
        Dispatch.Float(x.scalarType, ref action, "batch_norm");
        if (training)
        {
            double count = (double)form.outer * form.inner;
            Move(runningMean, means, momentum, 1);
            Move(runningVariance, variances, momentum, count / (count - 1));
        }
        if (!Tensor.Recording(source, scale, shift)) return result;
        return result.Record(new BatchNormBackward(source, scale, shift, training, eps, means, variances));
    }

    internal static (int outer, int channels, int inner) Form(Tensor x)
    {
        long inner = 1;
        foreach (long size in x.layout.Sizes.AsSpan(2)) inner *= size;
        return ((int)x.layout.Sizes[0], (int)x.layout.Sizes[1], (int)inner);
    }

    /// <summary>The same in single operations; the given statistics are constants.</summary>
    internal static Tensor Composed(Tensor x, Tensor? scale, Tensor? shift, bool training, double eps, double[] means, double[] variances)
    {
        var (outer, channels, inner) = Form(x);
        Tensor ByChannel(Tensor values) => values.reshape(1, channels, 1);
        var lines = x.reshape(outer, channels, inner);
        Tensor mean, variance;
        if (training)
        {
            mean = lines.mean([0, 2], keepdim: true);
            variance = ((lines - mean) * (lines - mean)).mean([0, 2], keepdim: true);
        }
        else
        {
            mean = ByChannel(from_array(means).to_type(x.scalarType));
            variance = ByChannel(from_array(variances).to_type(x.scalarType));
        }
        var normal = (lines - mean) * (variance + eps).rsqrt();
        if (scale is not null) normal = normal * ByChannel(scale);
        if (shift is not null) normal = normal + ByChannel(shift);
        return normal.reshape(x.shape);
    }

    internal static void Read(Tensor tensor, double[] values) => tensor.Cast(ScalarType.Float64).Compact().Elements<double>().CopyTo(values);

    /// <summary>Moves a running statistic in place.</summary>
    static void Move(Tensor? running, double[] values, double momentum, double factor)
    {
        if (running is null) return;
        using var mode = new GradMode.Guard(false);
        var now = new double[values.Length];
        Read(running, now);
        for (int i = 0; i < now.Length; i++) now[i] = ((1 - momentum) * now[i]) + (momentum * factor * values[i]);
        using var moved = from_array(now);
        running.copy_(moved);
    }

    struct ForwardAction : IFloatAction
    {
        internal Tensor X;
        internal Tensor? Scale;
        internal Tensor? Shift;
        internal Tensor Result;
        internal (int outer, int channels, int inner) Form;
        internal double[] Means;
        internal double[] Variances;
        internal bool Training;
        internal double Eps;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var (outer, channels, inner) = Form;
            if (Training) ChannelNormalization.Statistics<T>(X.Elements<T>(), outer, channels, inner, Means, Variances);
            double[] scales = new double[channels], shifts = new double[channels];
            for (int c = 0; c < channels; c++) scales[c] = 1 / Math.Sqrt(Variances[c] + Eps);
            if (Scale is not null)
                for (int c = 0; c < channels; c++) scales[c] *= double.CreateTruncating(Scale.Elements<T>()[c]);
            if (Shift is not null)
                for (int c = 0; c < channels; c++) shifts[c] = double.CreateTruncating(Shift.Elements<T>()[c]);
            ChannelNormalization.Apply(X.Elements<T>(), Result.Elements<T>(), outer, channels, inner, Means, scales, shifts);
        }
    }
}
