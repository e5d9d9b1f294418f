using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace TorchSharp;

/// <summary>Cross entropy of rows of logits [N, C] with classes [N], reduced to one number: one pass forward, one back.</summary>
internal static class CrossEntropy
{
    /// <summary>Null where the general way has to be taken: other shapes or types, or a target that is wrong and wants its message.</summary>
    internal static Tensor? Run(Tensor logits, Tensor target, Tensor? weight, long ignored, bool mean)
    {
        if (logits.layout.Rank != 2 || target.scalarType != ScalarType.Int64 || target.layout.Rank != 1 || !DTypes.IsFloat(logits.scalarType)) return null;
        int rows = (int)logits.layout.Sizes[0], classes = (int)logits.layout.Sizes[1];
        if (target.layout.Sizes[0] != rows || rows == 0 || classes == 0) return null;
        if (weight is not null && (weight.scalarType != logits.scalarType || weight.numel() != classes || Tensor.Recording(weight))) return null;
        var x = logits.contiguous();
        long[] labels = target.Compact().Elements<long>().ToArray();
        foreach (long label in labels)
            if (label != ignored && (label < 0 || label >= classes)) return null;
        var result = Tensor.Allocate(Layout.Scalar, x.scalarType);
        var action = new ForwardAction { X = x, Labels = labels, Weight = weight?.Compact(), Ignored = ignored, Mean = mean, Result = result, Classes = classes };
        Dispatch.Float(x.scalarType, ref action, "cross_entropy");
        if (!Tensor.Recording(x)) return result;
        return result.Record(new CrossEntropyBackward(x, labels, weight, ignored, action.Scale, action.Largest!, action.LogSums!));
    }

    struct ForwardAction : IFloatAction
    {
        internal Tensor X;
        internal long[] Labels;
        internal Tensor? Weight;
        internal long Ignored;
        internal bool Mean;
        internal Tensor Result;
        internal int Classes;
        internal double Scale;
        internal double[]? Largest;
        internal double[]? LogSums;

        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            double[] largest = new double[Labels.Length], logSums = new double[Labels.Length];
            (Largest, LogSums) = (largest, logSums);
            var (x, classes) = (X, Classes);
            Workers.For(logSums.Length, Math.Max(1, (1 << 13) / classes), (start, end) =>
            {
                var buffer = new T[classes];
                for (int row = start; row < end; row++) (largest[row], logSums[row]) = LogSum<T>(x.Elements<T>().Slice(row * classes, classes), buffer);
            });
            double loss = 0, total = 0;
            for (int row = 0; row < Labels.Length; row++)
            {
                if (Labels[row] == Ignored) continue;
                double factor = Weight is null ? 1 : double.CreateTruncating(Weight.Elements<T>()[(int)Labels[row]]);
                loss += factor * (logSums[row] + (largest[row] - double.CreateTruncating(X.Elements<T>()[(row * classes) + (int)Labels[row]])));
                total += factor;
            }
            Scale = Mean ? 1 / total : 1;
            Result.Elements<T>()[0] = T.CreateTruncating(Mean ? loss / total : loss);
            GC.KeepAlive(X);
        }

        /// <summary>The largest logit, and the logarithm of the sum relative to it: one number for both would lose the digits of the second.</summary>
        static (double largest, double logSum) LogSum<T>(ReadOnlySpan<T> x, Span<T> buffer) where T : unmanaged, IFloatingPointIeee754<T>
        {
            T largest = TensorPrimitives.Max(x);
            TensorPrimitives.Subtract(x, largest, buffer);
            ExpFunction.Apply<T>(buffer, buffer);
            return (double.CreateTruncating(largest), Math.Log(double.CreateTruncating(Summation.Sum<T>(buffer))));
        }
    }

    /// <summary>d[n, c] = scale * weight of n * (softmax - 1 at the target).</summary>
    internal struct BackwardAction : IFloatAction
    {
        internal Tensor X;
        internal long[] Labels;
        internal Tensor? Weight;
        internal long Ignored;
        internal double Scale;
        internal double[] Largest;
        internal double[] LogSums;
        internal Tensor Result;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int classes = (int)X.layout.Sizes[1];
            var self = this;
            Workers.For(Labels.Length, Math.Max(1, (1 << 13) / classes), (start, end) =>
            {
                for (int row = start; row < end; row++) self.Row<T>(row, classes);
            });
        }

        readonly void Row<T>(int row, int classes) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var d = Result.Elements<T>().Slice(row * classes, classes);
            int label = (int)Labels[row];
            if (Labels[row] == Ignored)
            {
                d.Clear();
                return;
            }
            double factor = Scale * (Weight is null ? 1 : double.CreateTruncating(Weight.Elements<T>()[label]));
            TensorPrimitives.Subtract(X.Elements<T>().Slice(row * classes, classes), T.CreateTruncating(Largest[row]), d);
            ExpFunction.Apply<T>(d, d);
            TensorPrimitives.Multiply(d, T.CreateTruncating(Math.Exp(-LogSums[row])), d);
            d[label] -= T.One;
            TensorPrimitives.Multiply(d, T.CreateTruncating(factor), d);
        }
    }
}
