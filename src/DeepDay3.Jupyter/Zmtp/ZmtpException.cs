namespace DeepDay3.Jupyter.Zmtp;

/// <summary>A peer does not speak the protocol; its connection ends, nothing else does.</summary>
sealed class ZmtpException(string message) : Exception(message);
