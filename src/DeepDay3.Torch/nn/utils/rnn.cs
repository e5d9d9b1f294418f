namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Sequences of different lengths in one tensor.</summary>
            public static partial class rnn
            {
                /// <summary>Packs sequences that are padded to one length: [T, B, *], or [B, T, *] with <paramref name="batch_first"/>.</summary>
                /// <param name="input">The padded sequences.</param>
                /// <param name="lengths">How long each sequence is: [B].</param>
                /// <param name="batch_first">Whether the batch comes before the steps.</param>
                /// <param name="enforce_sorted">Whether lengths must already descend; otherwise the sequences are sorted here.</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (input.dim() < 2) throw TorchError.Create("Expected a padded batch of at least 2 dimensions");
                    int batch = (int)input.shape[batch_first ? 0 : 1], padded = (int)input.shape[batch_first ? 1 : 0];
                    using var integers = lengths.to_type(ScalarType.Int64, copy: true);
                    var sizes = integers.data<long>().ToArray();
                    if (sizes.Length != batch) throw TorchError.Create($"Expected `len(lengths)` to be equal to batch_size, but got {sizes.Length} (batch_size={batch})");
                    foreach (long size in sizes)
                    {
                        if (size <= 0) throw TorchError.Create("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0");
                        if (size > padded) throw TorchError.Create($"Expected lengths of at most {padded} steps, but got {size}");
                    }
                    int[] order = [.. Enumerable.Range(0, batch)];
                    if (!enforce_sorted) order = [.. order.OrderByDescending(i => sizes[i])];
                    for (int i = 1; i < batch; i++)
                        if (sizes[order[i - 1]] < sizes[order[i]]) throw TorchError.Create(
                            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.");
                    var rows = new List<long>();
                    var alive = new List<long>();
                    for (int step = 0, left = batch; batch > 0 && step < sizes[order[0]]; step++)
                    {
                        while (sizes[order[left - 1]] <= step) left--;
                        alive.Add(left);
                        for (int i = 0; i < left; i++) rows.Add(batch_first ? ((long)order[i] * padded) + step : ((long)step * batch) + order[i]);
                    }
                    var data = input.flatten(0, 1).index_select(0, Indices(rows));
                    if (enforce_sorted) return new PackedSequence(data, Indices(alive), null, null);
                    var back = new long[batch];
                    for (int i = 0; i < batch; i++) back[order[i]] = i;
                    return new PackedSequence(data, Indices(alive), Indices([.. order.Select(i => (long)i)]), Indices(back));
                }

                static Tensor Indices(IEnumerable<long> values) => from_array(values.ToArray());

                /// <summary>The sequences padded to one length, in their first order, and their lengths.</summary>
                /// <param name="sequence">What <see cref="pack_padded_sequence"/> or a recurrent layer gave.</param>
                /// <param name="batch_first">Whether the batch is to come before the steps.</param>
                /// <param name="padding_value">What stands behind the end of a sequence.</param>
                /// <param name="total_length">Pad to this length rather than to that of the longest.</param>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    int[] alive = sequence.Sizes();
                    int batch = alive[0], longest = alive.Length;
                    if (total_length < longest) throw TorchError.Create(
                        $"Expected total_length to be at least the length of the longest sequence in input, but got total_length={total_length} and max sequence length being {longest}");
                    int steps = (int)(total_length ?? longest);
                    long[] place = sequence.unsorted_indices is { } unsorted ? unsorted.data<long>().ToArray() : [.. Enumerable.Range(0, batch).Select(i => (long)i)];
                    var lengths = new long[batch];
                    var rows = new long[steps * batch];
                    var outside = new bool[steps * batch];
                    for (int step = 0, first = 0; step < steps; step++)
                    {
                        int left = step < longest ? alive[step] : 0;
                        for (int i = 0; i < batch; i++)
                        {
                            int at = batch_first ? (i * steps) + step : (step * batch) + i;
                            bool present = place[i] < left;
                            outside[at] = !present;
                            rows[at] = present ? first + place[i] : 0;
                            if (present) lengths[i]++;
                        }
                        first += left;
                    }
                    var features = sequence.data.shape[1..];
                    var mask = from_array(outside).view([outside.Length, .. features.Select(_ => 1L)]);
                    var padded = sequence.data.index_select(0, Indices(rows)).masked_fill(mask, padding_value);
                    return (padded.view(batch_first ? [batch, steps, .. features] : [steps, batch, .. features]), Indices(lengths));
                }

                /// <summary>Stacks sequences [T_i, *] behind padding: [T, B, *], or [B, T, *] with <paramref name="batch_first"/>.</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0)
                {
                    var list = sequences.ToList();
                    if (list.Count == 0) throw TorchError.Create("received an empty list of sequences");
                    long longest = list.Max(s => s.shape[0]);
                    Tensor Padded(Tensor sequence)
                    {
                        long missing = longest - sequence.shape[0];
                        return missing == 0 ? sequence : cat([sequence, full([missing, .. sequence.shape[1..]], padding_value, sequence.dtype)]);
                    }
                    return stack(list.Select(Padded), batch_first ? 0 : 1);
                }

                /// <summary>Packs sequences [T_i, *].</summary>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    var list = sequences.ToList();
                    var padded = pad_sequence(list);
                    using var lengths = Indices(list.Select(s => s.shape[0]));
                    return pack_padded_sequence(padded, lengths, false, enforce_sorted);
                }
            }
        }
    }
}
