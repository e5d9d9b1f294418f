namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Minus the log likelihood of label sequences under log probabilities [T, N, C], summed over all alignments (Graves et al. 2006).
            /// </summary>
            /// <param name="log_probs">[T, N, C], or [T, C].</param>
            /// <param name="targets">Labels [N, S], or all in a row.</param>
            /// <param name="input_lengths">Steps of each sample.</param>
            /// <param name="target_lengths">Labels of each sample.</param>
            /// <param name="blank">The class that stands for no label.</param>
            /// <param name="zero_infinity">Count impossible alignments as zero, with no gradient.</param>
            /// <param name="reduction">The mean is over samples, each divided by its number of labels.</param>
            public static Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean)
            {
                bool single = log_probs.dim() == 2;
                if (single) log_probs = log_probs.unsqueeze(1);
                int steps = (int)log_probs.shape[0], batch = (int)log_probs.shape[1], classes = (int)log_probs.shape[2];
                if (blank < 0 || blank >= classes) throw TorchError.Create("blank must be in label range");
                static long[] Integers(Tensor tensor) => tensor.Cast(ScalarType.Int64).Compact().Elements<long>().ToArray();
                long[] inputs = Integers(input_lengths), lengths = Integers(target_lengths), labels = Integers(targets);
                if (inputs.Length != batch) throw TorchError.Create("input_lengths must be of size batch_size");
                if (lengths.Length != batch) throw TorchError.Create("target_lengths must be of size batch_size");
                bool inRow = targets.dim() == 1 && !single;
                long width = inRow || single ? 0 : targets.shape[1];
                var values = new double[log_probs.numel()];
                BatchNormalization.Read(log_probs, values);
                var samples = new CtcSample[batch];
                var losses = new double[batch];
                long start = 0;
                for (int n = 0; n < batch; n++)
                {
                    if (inputs[n] < 0 || inputs[n] > steps) throw TorchError.Create($"Expected input_lengths to have value at most {steps}, but got value {inputs[n]} (while checking arguments for ctc_loss_cpu)");
                    if (!inRow && !single && lengths[n] > width) throw TorchError.Create($"Expected tensor to have size at least {lengths[n]} at dimension 1, but got size {width} for argument #2 'targets' (while checking arguments for ctc_loss_cpu)");
                    var own = new double[inputs[n] * classes];
                    for (int t = 0; t < inputs[n]; t++) values.AsSpan(((t * batch) + n) * classes, classes).CopyTo(own.AsSpan(t * classes));
                    long first = inRow ? start : n * width;
                    if (first + lengths[n] > labels.Length) throw TorchError.Create($"Expected at least {first + lengths[n]} targets, but got {labels.Length}");
                    var sample = new CtcSample(own, labels[(int)first..(int)(first + lengths[n])], (int)inputs[n], (int)blank);
                    foreach (long label in sample.Labels)
                        if (label < 0 || label >= classes) throw TorchError.Create($"Expected targets between 0 and {classes - 1}, but got {label}");
                    sample.Alpha = new double[inputs[n] * ((2 * lengths[n]) + 1)];
                    losses[n] = sample.Loss = sample.Problem(classes).Forward(sample.Alpha);
                    if (zero_infinity && double.IsPositiveInfinity(losses[n])) losses[n] = 0;
                    samples[n] = sample;
                    start += lengths[n];
                }
                var loss = from_array(losses).to_type(log_probs.dtype);
                if (Tensor.Recording(log_probs)) loss = loss.detach().Record(new CtcBackward(log_probs, samples, zero_infinity));
                if (reduction == Reduction.Mean) return (loss / from_array(Array.ConvertAll(lengths, l => (double)Math.Max(l, 1))).to_type(loss.dtype)).mean();
                if (reduction == Reduction.Sum) return loss.sum();
                return single ? loss.squeeze(0) : loss;
            }
        }
    }
}
