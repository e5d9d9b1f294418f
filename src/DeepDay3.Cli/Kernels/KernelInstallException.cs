namespace DeepDay3.Cli.Kernels;

/// <summary>A kernel cannot be installed or removed; the message says why and what to do.</summary>
sealed class KernelInstallException(string message) : Exception(message);
