using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes parameters and persistent buffers, by name, in TorchSharp's format. An existing file stays as it is until all is written.</summary>
            /// <param name="location">The file.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                TensorFormat.WriteFile(location, writer => save(writer, skip));
                return this;
            }

            /// <inheritdoc cref="save(string, IList{string})"/>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <inheritdoc cref="save(string, IList{string})"/>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            /// <summary>Writes named tensors: their number (LEB128), then each name and tensor.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                TensorFormat.WriteNumber(writer, entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    TensorFormat.Write(writer, tensor);
                }
            }

            /// <summary>Reads parameters and buffers that <see cref="save(string, IList{string})"/> wrote. If anything is wrong, the module is unchanged.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the names in the file must be exactly those of this module.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <param name="loadedParameters">Receives, for each name of the module and of the file, whether it was loaded.</param>
            /// <exception cref="InvalidDataException">The file is not in TorchSharp's format or is cut short.</exception>
            /// <exception cref="ArgumentException">Names, shapes or element types do not fit the module.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null) =>
                TensorFormat.ReadFile(location, reader => load(reader, strict, skip, loadedParameters));

            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})"/>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})"/>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                skip ??= [];
                var own = state_dict();
                var seen = new HashSet<string>();
                using var scope = NewDisposeScope();
                using var mode = new GradMode.Guard(false);
                var changes = new List<(string name, Tensor value)>();
                long count = TensorFormat.ReadNumber(reader, "the number of entries");
                for (long i = 0; i < count; i++)
                {
                    string name = TensorFormat.ReadName(reader);
                    if (!seen.Add(name)) throw TensorFormat.Malformed(reader, $"'{name}' stands there twice");
                    bool wanted = own.TryGetValue(name, out var target) && !skip.Contains(name);
                    var value = TensorFormat.Read(reader, skip: !wanted);
                    if (value is null) continue;
                    if (value.scalarType != target!.dtype || !value.layout.SameSizes(target.layout)) throw new ArgumentException(
                        $"'{name}' is a {value.scalarType} tensor of shape {value.layout.Describe()} in the saved module, but {target.dtype} of shape {target.layout.Describe()} in this one.");
                    changes.Add((name, value));
                }
                if (strict) RequireSameNames(own.Keys, seen, skip);
                foreach (var (name, value) in changes) own[name].copy_(value);
                if (loadedParameters is null) return this;
                foreach (string name in seen.Union(own.Keys)) loadedParameters[name] = false;
                foreach (var (name, _) in changes) loadedParameters[name] = true;
                return this;
            }

            static void RequireSameNames(IEnumerable<string> own, IEnumerable<string> saved, IList<string> skip)
            {
                var missing = own.Except(saved).Except(skip).ToList();
                var unexpected = saved.Except(own).Except(skip).ToList();
                if (missing.Count == 0 && unexpected.Count == 0) return;
                throw new ArgumentException("The saved module does not have the names of this one"
                    + (missing.Count > 0 ? $"; missing: {string.Join(", ", missing)}" : "") + (unexpected.Count > 0 ? $"; unexpected: {string.Join(", ", unexpected)}" : "")
                    + ". Pass strict: false to load what fits.");
            }
        }
    }
}
