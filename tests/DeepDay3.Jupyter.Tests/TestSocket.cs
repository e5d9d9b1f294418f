using System.Net;
using System.Net.Sockets;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Tests;

/// <summary>The connecting side of ZMTP: DEALER, SUB or REQ.</summary>
sealed class TestSocket : IDisposable
{
    readonly TcpClient client = new() { NoDelay = true, ReceiveTimeout = 30_000 };
    readonly NetworkStream stream;

    public TestSocket(int port, string socketType, byte[]? identity = null)
    {
        client.Connect(IPAddress.Loopback, port);
        stream = client.GetStream();
        stream.Write(Handshake.Greeting());
        stream.ReadExactly(new byte[Handshake.GreetingLength]);
        stream.Write(FrameCodec.Encode(Handshake.Ready(socketType, identity), hasMore: false, isCommand: true));
        FrameCodec.Read(stream);
    }

    public void Send(params IReadOnlyList<byte[]> frames)
    {
        for (var index = 0; index < frames.Count; index++) stream.Write(FrameCodec.Encode(frames[index], index < frames.Count - 1));
    }

    public void SendCommand(params byte[] body) => stream.Write(FrameCodec.Encode(body, hasMore: false, isCommand: true));

    public ZmtpFrame ReceiveFrame() => FrameCodec.Read(stream);

    public List<byte[]> Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var frame = FrameCodec.Read(stream);
            frames.Add(frame.Body);
            if (!frame.HasMore) return frames;
        }
    }

    public void Dispose() => client.Dispose();
}
