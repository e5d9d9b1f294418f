using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: named parameters, buffers and submodules, and a mode (training or evaluation). Derive from
        /// <see cref="Module{T, TResult}"/>, keep the parts in fields and call <see cref="RegisterComponents"/> at the end of the constructor.
        /// </summary>
        public partial class Module : IDisposable
        {
            protected internal DeviceType _deviceType;
            protected internal int _deviceIndex = -1;
            protected internal OrderedDict<string, Module> _internal_submodules = new();
            protected internal OrderedDict<string, (Tensor buffer, bool persistent)> _internal_buffers = new();
            protected internal OrderedDict<string, Parameter> _internal_params = new();
            protected readonly string name;
            bool inTraining = true;
            bool registered;

            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode (dropout and batch statistics on).</summary>
            public bool training => inTraining;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                inTraining = train;
                foreach (var (_, child) in _internal_submodules) child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none) parameter.grad = null;
                    else parameter.meta?.Grad?.zero_();
                }
            }

            /// <summary>Applies a function to this module and everything in it, innermost first.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in _internal_submodules) child.apply(fn);
                fn(this);
                return this;
            }

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                    if (buffer is not null && (persistent || include_nonpersistent)) yield return (key, buffer);
                if (!recurse) yield break;
                foreach (var (key, child) in _internal_submodules)
                    foreach (var (inner, buffer) in child.named_buffers(true, include_nonpersistent)) yield return ($"{key}.{inner}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules.Pairs();

            /// <summary>All modules in this one at any depth, with dotted names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (key, child) in _internal_submodules)
                {
                    yield return (key, child);
                    foreach (var (inner, module) in child.named_modules()) yield return ($"{key}.{inner}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual IEnumerable<Module> children() => named_children().Select(m => m.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var item in Walk("", recurse))
                    if (seen.Add(item.parameter)) yield return item;
            }

            IEnumerable<(string name, Parameter parameter)> Walk(string prefix, bool recurse)
            {
                foreach (var (key, parameter) in _internal_params)
                    if (parameter is not null) yield return (prefix + key, parameter);
                if (!recurse) yield break;
                foreach (var (key, child) in _internal_submodules)
                    foreach (var (inner, parameter) in child.named_parameters(true)) yield return ($"{prefix}{key}.{inner}", parameter);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual bool has_buffer(string target) => Find(target, m => m._internal_buffers.ContainsKey, out _, out _);

            public virtual bool has_parameter(string target) => Find(target, m => m._internal_params.ContainsKey, out _, out _);

            public virtual Tensor? get_buffer(string target) =>
                Find(target, m => m._internal_buffers.ContainsKey, out var owner, out string key) ? owner!._internal_buffers[key].buffer : null;

            public virtual Parameter? get_parameter(string target) =>
                Find(target, m => m._internal_params.ContainsKey, out var owner, out string key) ? owner!._internal_params[key] : null;

            /// <summary>Follows a dotted name to the module that holds its last part.</summary>
            bool Find(string target, Func<Module, Func<string, bool>> has, out Module? owner, out string key)
            {
                owner = this;
                var parts = target.Split('.');
                key = parts[^1];
                foreach (var part in parts[..^1])
                    if (!owner._internal_submodules.TryGetValue(part, out owner)) return false;
                return has(owner!)(key);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                RequireFree(name);
                tensor?.DetachFromDisposeScope();
                _internal_buffers.Add(name, (tensor!, persistent));
            }

            public virtual void register_parameter(string name, Parameter? param)
            {
                RequireFree(name);
                param?.DetachFromDisposeScope();
                _internal_params.Add(name, param!);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null || ReferenceEquals(submodule, this)) throw new ArgumentException($"'{name}' is not a module that can be part of this one.");
                if (name.Contains('.')) throw new ArgumentException($"The module name '{name}' contains a dot, which separates levels.");
                RequireFree(name);
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            void RequireFree(string name)
            {
                if (name.Length == 0) throw new ArgumentException("A component needs a name that is not empty.");
                if (_internal_submodules.ContainsKey(name) || _internal_params.ContainsKey(name) || _internal_buffers.ContainsKey(name))
                    throw new InvalidOperationException($"The name {name} is already in use.");
            }

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                value?.DetachFromDisposeScope();
                if (value is null) _internal_params.Remove(name);
                else _internal_params[name] = value;
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) => ConditionallyRegisterParameter(name, (Parameter?)value);

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                value?.DetachFromDisposeScope();
                if (value is null) _internal_buffers.Remove(name);
                else _internal_buffers[name] = (value, persistent);
            }

            /// <summary>
            /// Registers what the fields of this class hold: modules, parameters, and other tensors as buffers, each under its field's name.
            /// Calling it again does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered) return;
                registered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    string key = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (_internal_submodules.ContainsKey(key) || _internal_params.ContainsKey(key) || _internal_buffers.ContainsKey(key)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module when !ReferenceEquals(module, this): register_module(key, module); break;
                        case Parameter parameter: register_parameter(key, parameter); break;
                        case Tensor tensor: register_buffer(key, tensor); break;
                    }
                }
            }

            protected void ClearModules() => _internal_submodules.Clear();

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, child) in _internal_submodules) child.Dispose();
                foreach (var (_, parameter) in _internal_params) parameter?.Dispose();
                foreach (var (_, (buffer, _)) in _internal_buffers) buffer?.Dispose();
            }
        }
    }
}
