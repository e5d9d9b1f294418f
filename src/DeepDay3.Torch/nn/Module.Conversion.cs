using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                Device.RequireCpu(device);
                return _to(dtype, non_blocking);
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Device.RequireCpu(new Device(deviceType, deviceIndex));
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                if (!DTypes.IsFloat(dtype)) throw new ArgumentException($"A module can only be converted to a floating-point type, not to {dtype}.");
                foreach (var (_, child) in _internal_submodules) child._to(dtype, non_blocking);
                _toEpilog(dtype, null!, non_blocking);
                return this;
            }

            internal Module ToLike(Tensor other, bool non_blocking) => _to(other.dtype, non_blocking);

            /// <summary>Converts this module's own parameters and buffers, and the fields that hold them.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device device, bool non_blocking)
            {
                if (dtype is not { } type) return;
                var replaced = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (key, parameter) in _internal_params.Pairs())
                {
                    if (parameter is null || parameter.dtype == type) continue;
                    using var mode = new GradMode.Guard(false);
                    var converted = new Parameter(parameter.Cast(type), parameter.requires_grad);
                    if (parameter.meta?.Grad is { } gradient) converted.grad = gradient.Cast(type);
                    converted.DetachFromDisposeScope();
                    replaced[parameter] = converted;
                    _internal_params[key] = converted;
                }
                foreach (var (key, (buffer, persistent)) in _internal_buffers.Pairs())
                {
                    if (buffer is null || !DTypes.IsFloat(buffer.dtype) || buffer.dtype == type) continue;
                    var converted = buffer.Cast(type).DetachFromDisposeScope();
                    replaced[buffer] = converted;
                    _internal_buffers[key] = (converted, persistent);
                }
                if (replaced.Count == 0) return;
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                    if (field.GetValue(this) is Tensor held && replaced.TryGetValue(held, out var converted)) field.SetValue(this, converted);
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? CPU, dtype ?? get_default_dtype());
        }
    }
}
