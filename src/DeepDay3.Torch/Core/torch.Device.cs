namespace TorchSharp;

public static partial class torch
{
    public static Device CPU = new(DeviceType.CPU);

    public static Device CUDA => new(DeviceType.CUDA);

    public static Device MPS => new(DeviceType.MPS);

    /// <summary>Always false: this engine computes on the CPU.</summary>
    public static bool cuda_is_available() => false;

    /// <summary>Always false: this engine computes on the CPU.</summary>
    public static bool mps_is_available() => false;

    /// <summary>Where a tensor lives: a kind and, beyond the CPU, a number.</summary>
    public class Device
    {
        public DeviceType type { get; }

        public int index { get; }

        /// <param name="description">"cpu", "cuda", "cuda:1" and the like.</param>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : DefaultIndex(type);
        }

        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index == -1 ? DefaultIndex(deviceType) : index;
        }

        /// <summary>The CUDA device of that number.</summary>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        static int DefaultIndex(DeviceType type) => type == DeviceType.CPU ? -1 : 0;

        static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name.Trim(), ignoreCase: true, out var type)
            ? type
            : throw new ArgumentException($"'{name}' is not a device: expected cpu, cuda, mps or meta, optionally with ':' and a number.");

        public override string ToString() => type == DeviceType.CPU ? "cpu" : $"{type.ToString().ToLowerInvariant()}:{index}";

        public static implicit operator Device(string description) => new(description);

        internal static void RequireCpu(Device? device)
        {
            if (device is not null && device.type != DeviceType.CPU) throw RefuseDevice(device.type);
        }

        internal static Exception RefuseDevice(DeviceType type) => TorchError.Create(
            $"This engine computes on the CPU and has no device '{type.ToString().ToLowerInvariant()}'; build with --backend cuda-linux or cuda-windows to use TorchSharp on a GPU.");
    }
}
