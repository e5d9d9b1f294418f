namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted name. The tensors are those of the module, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
                foreach (var (key, parameter) in _internal_params)
                    if (parameter is not null) destination.TryAdd(Key(key), parameter);
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                    if (buffer is not null && persistent) destination.TryAdd(Key(key), buffer);
                foreach (var (key, child) in _internal_submodules) child.state_dict(destination, Key(key));
                return destination;
            }

            /// <summary>Copies values by name into this module's parameters and buffers.</summary>
            /// <exception cref="InvalidOperationException">With <paramref name="strict"/>, names are missing or unexpected.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Where(k => !source.ContainsKey(k) && !skip.Contains(k)).ToList();
                var unexpected = source.Keys.Where(k => !own.ContainsKey(k) && !skip.Contains(k)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0)) throw new InvalidOperationException(
                    "The loaded state_dict is not identical to the target dictionary." +
                    (missing.Count > 0 ? $" Missing: {string.Join(", ", missing)}." : "") + (unexpected.Count > 0 ? $" Unexpected: {string.Join(", ", unexpected)}." : ""));
                using var mode = new GradMode.Guard(false);
                bool Wanted(string key) => !skip.Contains(key) && source.ContainsKey(key);
                // All or nothing: every shape is checked before the first value moves.
                foreach (var (key, target) in own)
                    if (Wanted(key) && !target.layout.SameSizes(source[key].layout)) throw new ArgumentException(
                        $"'{key}' has shape {source[key].layout.Describe()} in the state dictionary, but {target.layout.Describe()} in the module.");
                foreach (var (key, target) in own)
                    if (Wanted(key)) target.copy_(source[key]);
                return (missing, unexpected);
            }
        }
    }
}
