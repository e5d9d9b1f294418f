namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of different lengths, longest first, as rows: step 0 of all, step 1 of all that still last, and so on.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>Rows [sum of lengths, features].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences last to each step.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>The order in which the sequences were sorted, or null.</summary>
                    public readonly Tensor? sorted_indices;

                    /// <summary>The way back, or null.</summary>
                    public readonly Tensor? unsorted_indices;

                    internal DisposeScope? scope;
                    bool disposed;

                    /// <summary>Takes the tensors over: from here on the sequence, not they, belongs to the dispose scope.</summary>
                    internal PackedSequence(Tensor data, Tensor batchSizes, Tensor? sorted, Tensor? unsorted)
                    {
                        this.data = data;
                        batch_sizes = batchSizes;
                        sorted_indices = sorted;
                        unsorted_indices = unsorted;
                        foreach (var part in Parts()) part.DetachFromDisposeScope();
                        DisposeScopeManager.Current.Register(this);
                    }

                    internal int[] Sizes() => Array.ConvertAll(batch_sizes.data<long>().ToArray(), s => (int)s);

                    internal PackedSequence With(Tensor rows) => new(rows, batch_sizes.Twin(), sorted_indices?.Twin(), unsorted_indices?.Twin());

                    internal Tensor? Sorted(Tensor? state) => state is null || sorted_indices is null ? state : state.index_select(1, sorted_indices);

                    internal Tensor Unsorted(Tensor state) => unsorted_indices is null ? state : state.index_select(1, unsorted_indices);

                    IEnumerable<Tensor> Parts()
                    {
                        yield return data;
                        yield return batch_sizes;
                        if (sorted_indices is not null) yield return sorted_indices;
                        if (unsorted_indices is not null) yield return unsorted_indices;
                    }

                    public void Dispose()
                    {
                        if (disposed) return;
                        if (scope is { } owner) owner.MarkAsDisposed(this);
                        else DisposeScopeManager.Current.CountDisposed(this);
                        Free();
                    }

                    /// <summary>Disposes the tensors, without telling the scope.</summary>
                    internal void Free()
                    {
                        if (disposed) return;
                        disposed = true;
                        foreach (var part in Parts()) part.Dispose();
                    }

                    public PackedSequence MoveToOuterDisposeScope()
                    {
                        scope?.MoveToOuter(this);
                        return this;
                    }

                    public PackedSequence DetachFromDisposeScope()
                    {
                        scope?.Detach(this);
                        return this;
                    }

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => MoveToOtherDisposeScope(other.scope);

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other)
                    {
                        scope?.MoveToOther(other, this);
                        return this;
                    }
                }
            }
        }
    }
}
