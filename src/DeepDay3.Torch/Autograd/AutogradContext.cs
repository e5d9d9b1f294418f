namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function carries from its forward to its backward computation.</summary>
        public class AutogradContext : IDisposable
        {
            readonly Dictionary<string, object> data = [];
            Tensor?[] tensors = [];
            SavedTensor[] saved = [];

            internal AutogradContext()
            {
            }

            /// <summary>The node that the function became; null while nothing is recorded.</summary>
            internal Node? Node { get; set; }

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            /// <summary>Whether outputs without a gradient get zeros in backward; otherwise null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            /// <summary>Keeps inputs or outputs for <see cref="get_saved_variables"/>. Null entries are kept as such.</summary>
            public void save_for_backward(List<Tensor> tensors)
            {
                Release();
                this.tensors = [.. tensors];
                saved = Array.ConvertAll(this.tensors, tensor => new SavedTensor(tensor is { IsInvalid: false } ? tensor : null));
            }

            /// <summary>Keeps anything that is not a tensor under a name.</summary>
            public void save_data(string key, object value) => data[key] = value;

            /// <summary>Names the inputs that forward changed in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Names the outputs that have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>What <see cref="save_for_backward"/> kept, checked to be unchanged; each a handle of its own.</summary>
            public List<Tensor> get_saved_variables()
            {
                var result = new List<Tensor>(saved.Length);
                foreach (var entry in saved) result.Add((Node is null ? entry.Unchecked() : entry.OrNull(Node)?.Twin())!);
                return result;
            }

            /// <summary>What <see cref="save_data"/> kept, or null.</summary>
            public object get_data(string key) => data.GetValueOrDefault(key)!;

            /// <summary>After forward: the outputs are known, and versions count from here.</summary>
            internal void Commit(Node node, IReadOnlyList<Tensor> outputs)
            {
                Node = node;
                for (int i = 0; i < saved.Length; i++)
                {
                    // A tensor that forward disposed meanwhile is held as it was.
                    if (tensors[i] is not { IsInvalid: false } tensor) continue;
                    saved[i].Release();
                    saved[i] = new SavedTensor(tensor, isOutput: outputs.Any(output => ReferenceEquals(output, tensor)));
                }
                tensors = [];
            }

            internal void Release()
            {
                for (int i = 0; i < saved.Length; i++) saved[i].Release();
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => Release();
        }
    }
}
