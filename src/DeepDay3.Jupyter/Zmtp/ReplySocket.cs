namespace DeepDay3.Jupyter.Zmtp;

/// <summary>REP that returns what it gets: the kernel's heartbeat.</summary>
sealed class ReplySocket(Endpoint endpoint, KernelLog log) : ServerSocket("REP", endpoint, log)
{
    public override void Received(Connection connection, List<byte[]> frames) => connection.Send(frames);
}
