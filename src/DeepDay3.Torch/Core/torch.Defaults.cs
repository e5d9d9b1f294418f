namespace TorchSharp;

public static partial class torch
{
    public static Device META = new(DeviceType.META);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    /// <summary>Always the CPU.</summary>
    public static Device get_default_device() => CPU;

    /// <summary>Accepts the CPU alone.</summary>
    public static void set_default_device(Device device) => Device.RequireCpu(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>Makes a tensor's element type the default one.</summary>
    public static void set_default_tensor_type(Tensor t) => set_default_dtype(t.dtype);

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;

    public static void InitializeDeviceType(DeviceType deviceType) => Device.RequireCpu(new Device(deviceType));

    public static Device InitializeDevice(Device device)
    {
        Device.RequireCpu(device);
        return device ?? CPU;
    }

    /// <summary>Threads that one operation may use. Results do not depend on it.</summary>
    public static int get_num_threads() => Kernels.Workers.Count;

    public static void set_num_threads(int num)
    {
        if (num < 1) throw TorchError.Create("set_num_threads expects a positive integer");
        Kernels.Workers.Count = num;
    }

    public static bool is_tensor(object obj) => obj is Tensor;

    public static bool is_storage(object obj) => obj is Storage;

    public static long numel(Tensor input) => input.numel();
}
