namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>1 - cos of two vectors that belong together (target 1), cos - margin where positive for others (target -1).</summary>
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                const double Epsilon = 1e-12;
                int dimension = target.dim() == 0 ? 0 : 1;
                var lengths = ((input1 * input1).sum(dimension) + Epsilon) * ((input2 * input2).sum(dimension) + Epsilon);
                var cosine = (input1 * input2).sum(dimension) / lengths.sqrt();
                var zero = Tensor.FromNumber(0, cosine.dtype);
                return Reduce(where(target.eq(1), 1 - cosine, zero) + where(target.eq(-1), (cosine - margin).clamp(min: 0), zero), reduction);
            }

            /// <summary>max(0, margin - target (input1 - input2)).</summary>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                if (input1.dim() != input2.dim() || input1.dim() != target.dim()) throw TorchError.Create(
                    $"margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: torch.Size({input1.layout.Describe()}), input2: torch.Size({input2.layout.Describe()}), target: torch.Size({target.layout.Describe()}) ");
                return Reduce((-target * (input1 - input2) + margin).clamp(min: 0), reduction);
            }

            /// <summary>The input where the target is 1, max(0, margin - input) where it is -1.</summary>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                var zero = Tensor.FromNumber(0, input.dtype);
                return Reduce(where(target.ne(1), (margin - input).clamp(min: 0), zero) + where(target.ne(-1), input, zero), reduction);
            }

            /// <summary>max(0, margin + d(anchor, positive) - d(anchor, negative)) with distances by the p-norm (Balntas et al. 2016).</summary>
            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean) =>
                triplet_margin_with_distance_loss(anchor, positive, negative, (a, b) => pairwise_distance(a, b, p, eps), margin, swap, reduction);

            /// <summary>The triplet loss with any distance, by default the Euclidean.</summary>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                distance ??= (a, b) => pairwise_distance(a, b);
                var (near, far) = (distance(anchor, positive), distance(anchor, negative));
                // The negative may also be compared with the positive, whichever is nearer.
                if (swap) far = far.minimum(distance(positive, negative));
                return Reduce((near - far + margin).clamp(min: 0), reduction);
            }

            /// <summary>Sum over the other classes of max(0, margin - x[y] + x[i])^p, divided by the number of classes: [N, C] or [C].</summary>
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                if (p is not (1 or 2)) throw TorchError.Create("only p == 1 and p == 2 supported");
                bool single = input.dim() < 2;
                var rows = single ? input.reshape(1, -1) : input;
                var classes = target.reshape(-1);
                if (classes.numel() != rows.shape[0]) throw TorchError.Create($"inconsistent target size, expected {rows.shape[0]} but got {target.layout.Describe()}");
                var index = classes.unsqueeze(1);
                var excess = (rows - rows.gather(1, index) + margin).clamp(min: 0);
                if (p == 2) excess = excess * excess;
                if (weight is not null) excess = excess * weight.index_select(0, classes).unsqueeze(1);
                var others = zeros(rows.shape, ScalarType.Bool).logical_not();
                others = others.scatter(1, index, zeros(index.shape, ScalarType.Bool));
                var loss = where(others, excess, Tensor.FromNumber(0, excess.dtype)).sum(1) / (double)rows.shape[1];
                return Reduce(single ? loss.squeeze(0) : loss, reduction);
            }

            /// <summary>
            /// Sum over targets and other classes of max(0, 1 - x[target] + x[other]), divided by the number of classes: [N, C] or [C]. Each row of
            /// targets ends at its first -1.
            /// </summary>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                if (!input.layout.SameSizes(target.layout)) throw TorchError.Create($"inconsistent target size: {target.layout.Describe()} for input of size: {input.layout.Describe()}");
                bool single = input.dim() < 2;
                var rows = single ? input.reshape(1, -1) : input;
                int count = (int)rows.shape[0], classes = (int)rows.shape[1];
                using var integers = target.to_type(ScalarType.Int64, copy: true);
                var labels = integers.contiguous().data<long>().ToArray();
                var listed = new bool[labels.Length];
                var free = new bool[labels.Length];
                Array.Fill(free, true);
                for (int row = 0; row < count; row++)
                    for (int i = row * classes; i < (row + 1) * classes && labels[i] >= 0; i++)
                    {
                        if (labels[i] >= classes) throw TorchError.Create("is_target: target out of range");
                        listed[i] = true;
                        free[(row * classes) + (int)labels[i]] = false;
                    }
                for (int i = 0; i < labels.Length; i++)
                    if (!listed[i]) labels[i] = 0;
                var wanted = rows.gather(1, from_array(labels).view(count, classes));
                var pairs = from_array(listed).view(count, classes, 1).logical_and(from_array(free).view(count, 1, classes));
                var excess = (1 - wanted.unsqueeze(2) + rows.unsqueeze(1)).relu();
                var loss = where(pairs, excess, Tensor.FromNumber(0, excess.dtype)).sum(1, 2) / (double)classes;
                return Reduce(single ? loss.squeeze(0) : loss, reduction);
            }
        }
    }
}
