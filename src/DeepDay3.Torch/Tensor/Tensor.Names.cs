namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        string[]? dimensionNames;

        /// <summary>Names of the dimensions, null where they have none.</summary>
        public string[] names => dimensionNames is { } names ? (string[])names.Clone() : new string[Dimensions];

        public bool has_names()
        {
            RequireLive();
            return dimensionNames is not null && dimensionNames.Any(n => n is not null);
        }

        internal void SetNames(string[] names)
        {
            if (names.Length != layout.Rank) throw TorchError.Create(
                $"Number of names ({names.Length}) and number of dimensions in tensor ({layout.Rank}) do not match. Attempted to create a tensor with names {Describe(names)}");
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] is not { } name) continue;
                if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_')) throw TorchError.Create(
                    $"Invalid name: a valid identifier contains only digits, alphabetical characters, and/or underscore and starts with a non-digit. got: '{name}'.");
                if (Array.IndexOf(names, name) != i) throw TorchError.Create($"Cannot construct a tensor with duplicate names. Got names: {Describe(names)}.");
            }
            dimensionNames = (string[])names.Clone();
        }

        static string Describe(IEnumerable<string?> names) => $"[{string.Join(", ", names.Select(n => n is null ? "None" : $"'{n}'"))}]";

        /// <summary>A view with other names for the dimensions; null removes all of them.</summary>
        public Tensor rename(IEnumerable<string>? names)
        {
            var result = alias();
            result.dimensionNames = null;
            return names is null ? result : result.rename_(names);
        }

        public Tensor rename_(IEnumerable<string>? names)
        {
            RequireLive();
            if (names is null) dimensionNames = null;
            else SetNames(Written(names.ToArray(), keepOwn: true));
            return this;
        }

        /// <summary>Fills in names of dimensions that have none; "..." stands for dimensions that keep theirs.</summary>
        public Tensor refine_names(params string[] names)
        {
            RequireLive();
            var wanted = Written(names, keepOwn: true);
            var own = this.names;
            if (wanted.Length != own.Length) throw TorchError.Create(
                $"refine_names: cannot coerce Tensor{Describe(own)} to Tensor{Describe(wanted)} because they have a different number of dims ({own.Length} and {wanted.Length} respectively).");
            for (int i = 0; i < own.Length; i++)
                if (own[i] is not null && own[i] != wanted[i]) throw TorchError.Create(
                    $"refine_names: cannot coerce Tensor{Describe(own)} to Tensor{Describe(wanted)} because '{own[i]}' is different from '{wanted[i] ?? "None"}' at index {i}");
            var result = alias();
            result.SetNames(wanted);
            return result;
        }

        public Tensor refine_names(IEnumerable<string> names) => refine_names(names.ToArray());

        /// <summary>Names with "..." written out.</summary>
        string[] Written(string[] names, bool keepOwn)
        {
            int at = Array.IndexOf(names, "...");
            if (at < 0) return names;
            int count = layout.Rank - (names.Length - 1);
            if (count < 0) return names;
            var own = this.names;
            return [.. names[..at], .. Enumerable.Range(at, count).Select(i => keepOwn ? own[i] : null!), .. names[(at + 1)..]];
        }

        /// <summary>A view with the dimensions in the order of the names; names that this tensor lacks become dimensions of size 1, "..." stands for all others.</summary>
        public Tensor align_to(params string[] names)
        {
            var own = this.names;
            foreach (string name in own)
                if (name is null) throw TorchError.Create($"align_to: All input dims must be named. Found unnamed dim in Tensor{Describe(own)}");
            int ellipsis = Array.IndexOf(names, "...");
            string[] wanted = ellipsis < 0 ? names : [.. names[..ellipsis], .. own.Except(names), .. names[(ellipsis + 1)..]];
            foreach (string name in own)
                if (!wanted.Contains(name)) throw TorchError.Create($"align_to: Cannot find dim '{name}' of Tensor{Describe(own)} in {Describe(wanted)}");
            var result = Permuted([.. wanted.Where(own.Contains).Select(n => Array.IndexOf(own, n))]);
            for (int i = 0; i < wanted.Length; i++)
                if (!own.Contains(wanted[i])) result = result.unsqueeze(i);
            result.SetNames(wanted);
            return result;
        }

        public Tensor align_to(IEnumerable<string> names) => align_to(names.ToArray());

        public Tensor align_as(Tensor other) => align_to(other.names);

        int NamedDimension(string dim)
        {
            int d = Array.IndexOf(names, dim);
            return d >= 0 ? d : throw TorchError.Create($"Name '{dim}' not found in Tensor{Describe(names)}.");
        }

        /// <summary>Neighbouring named dimensions made into one with a new name.</summary>
        public Tensor flatten(IList<string> dims, string out_dim)
        {
            if (dims.Count == 0) throw TorchError.Create("flatten(tensor, dims, out_dim): dims cannot be empty");
            var at = dims.Select(NamedDimension).ToArray();
            for (int i = 1; i < at.Length; i++)
                if (at[i] != at[i - 1] + 1) throw TorchError.Create($"flatten(tensor, dims, out_dim): dims {Describe(dims)} must be consecutive in Tensor{Describe(names)}");
            var result = flatten(at[0], at[^1]);
            result.SetNames([.. names[..at[0]], out_dim, .. names[(at[^1] + 1)..]]);
            return result;
        }

        /// <summary>A named dimension split into named ones.</summary>
        public Tensor unflatten(string dim, params (string, long)[] sizes)
        {
            int d = NamedDimension(dim);
            var result = unflatten(d, sizes.Select(s => s.Item2).ToArray());
            result.SetNames([.. names[..d], .. sizes.Select(s => s.Item1), .. names[(d + 1)..]]);
            return result;
        }

        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape.AsSpan(), isImplicit);
    }
}
