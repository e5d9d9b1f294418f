namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Reduces the elements of a loss.</summary>
            internal static Tensor Reduce(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };

            /// <summary>Squared difference.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                var difference = input - target;
                difference.RefuseComplex("\"mse_cpu\" not implemented for '{0}'");
                return Reduce(difference * difference, reduction);
            }

            /// <summary>
            /// -log of the softmax of logits [N, C, ...] (or [C]) at the target: class indices [N, ...] or probabilities of the logits' shape.
            /// The mean is over the targets that are not ignored, weighted by their class's weight.
            /// </summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                if (label_smoothing is < 0 or > 1) throw TorchError.Create($"label_smoothing must be between 0.0 and 1.0. Got: {label_smoothing}");
                if (label_smoothing == 0 && reduction != Reduction.None && CrossEntropy.Run(input, target, weight, ignore_index, reduction == Reduction.Mean) is { } fused) return fused;
                int classDimension = input.dim() == 1 ? 0 : 1;
                var logProbabilities = input.log_softmax(classDimension);
                if (DTypes.IsFloat(target.dtype)) return SoftCrossEntropy(logProbabilities, target, weight, reduction, label_smoothing, classDimension);
                var loss = NegativeLogLikelihood(logProbabilities, target, weight, ignore_index, reduction);
                if (label_smoothing == 0) return loss;
                return loss * (1 - label_smoothing) + Smoothing(logProbabilities, target, weight, ignore_index, reduction, classDimension) * (label_smoothing / input.shape[classDimension]);
            }

            static Tensor SoftCrossEntropy(Tensor logProbabilities, Tensor target, Tensor? weight, Reduction reduction, double smoothing, int classDimension)
            {
                if (!target.layout.SameSizes(logProbabilities.layout)) throw TorchError.Create(
                    $"Expected floating point type for target with class probabilities to have shape {logProbabilities.layout.Describe()}, got {target.layout.Describe()}");
                long classes = logProbabilities.shape[classDimension];
                if (smoothing > 0) target = target * (1 - smoothing) + smoothing / classes;
                var loss = -(logProbabilities * target);
                if (weight is not null) loss = loss * ByClass(weight, logProbabilities, classDimension);
                loss = loss.sum(classDimension);
                return reduction switch
                {
                    Reduction.Mean => loss.sum() / Math.Max(1, loss.numel()),
                    Reduction.Sum => loss.sum(),
                    _ => loss,
                };
            }

            static Tensor Smoothing(Tensor logProbabilities, Tensor target, Tensor? weight, long ignored, Reduction reduction, int classDimension)
            {
                var all = weight is null ? -logProbabilities.sum(classDimension) : -(logProbabilities * ByClass(weight, logProbabilities, classDimension)).sum(classDimension);
                var mask = target.eq(ignored);
                all = all.masked_fill(mask, 0);
                if (reduction == Reduction.None) return all;
                if (reduction == Reduction.Sum) return all.sum();
                if (weight is null) return all.sum() / mask.logical_not().sum().to_type(all.dtype);
                var used = weight.index_select(0, target.masked_fill(mask, 0).reshape(-1)).reshape(target.shape).masked_fill(mask, 0);
                return all.sum() / used.sum();
            }

            static Tensor ByClass(Tensor weight, Tensor like, int classDimension)
            {
                var shape = new long[like.dim()];
                Array.Fill(shape, 1);
                shape[classDimension] = weight.numel();
                return weight.reshape(shape);
            }

            /// <summary>Picks the target's entry along the classes; ignored targets count nothing.</summary>
            internal static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor target, Tensor? weight, long ignored, Reduction reduction)
            {
                int classDimension = logProbabilities.dim() == 1 ? 0 : 1;
                RequireTarget(logProbabilities, target, classDimension, ignored);
                if (target.scalarType != ScalarType.Int64) target = target.Cast(ScalarType.Int64);
                var mask = target.eq(ignored);
                var safe = target.masked_fill(mask, 0);
                var picked = -logProbabilities.gather(classDimension, safe.unsqueeze(classDimension)).squeeze(classDimension);
                var factor = weight is null
                    ? mask.logical_not().to_type(picked.dtype)
                    : weight.index_select(0, safe.reshape(-1)).reshape(safe.shape).masked_fill(mask, 0);
                var loss = picked.masked_fill(mask, 0) * factor;
                return reduction switch
                {
                    Reduction.Mean => loss.sum() / factor.sum(),
                    Reduction.Sum => loss.sum(),
                    _ => loss,
                };
            }

            static void RequireTarget(Tensor input, Tensor target, int classDimension, long ignored)
            {
                var expected = input.shape.ToList();
                expected.RemoveAt(classDimension);
                if (!target.shape.AsSpan().SequenceEqual(expected.ToArray()))
                {
                    if (input.dim() > 1 && target.dim() > 0 && input.shape[0] != target.shape[0]) throw TorchError.Create(
                        $"Expected input batch_size ({input.shape[0]}) to match target batch_size ({target.shape[0]}).");
                    throw TorchError.Create($"Expected target size {Layout.Describe(expected.ToArray())}, got {target.layout.Describe()}");
                }
                long classes = input.shape[classDimension];
                using var mode = no_grad();
                var wrong = target.ne(ignored).logical_and(target.lt(0).logical_or(target.ge(classes)));
                if (wrong.any().item<bool>()) throw TorchError.Create(
                    $"Target {target.masked_select(wrong)[0].ToInt64()} is out of bounds.");
            }
        }
    }
}
