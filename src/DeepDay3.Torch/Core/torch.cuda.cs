namespace TorchSharp;

public static partial class torch
{
    /// <summary>What there is of NVIDIA's GPUs: nothing, on this engine.</summary>
    public static class cuda
    {
        public static bool is_available() => false;

        public static bool is_cudnn_available() => false;

        public static int device_count() => 0;
    }
}
