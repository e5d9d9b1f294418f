using System.Net.Sockets;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>One peer: a thread that reads its messages and a thread that sends to it.</summary>
/// <remarks>
/// Threads of their own, blocking: whatever user code does to the thread pool, messages flow. The queue has no bound, so that a slow
/// reader never holds up a cell.
/// </remarks>
sealed class Connection(Socket socket, string socketType, IConnectionOwner owner)
{
    const int BufferLength = 64 * 1024;
    const int StackSize = 256 * 1024;
    const int MaximumFrames = 4096;
    const int HandshakeTimeout = 30_000;

    readonly NetworkStream stream = new(socket);
    readonly Queue<(IReadOnlyList<byte[]> Frames, bool IsCommand)> queue = new();
    bool isClosed;
    bool isSending;

    /// <summary>What the peer calls itself; empty before the handshake and for peers without a name.</summary>
    public byte[] Identity { get; set; } = [];

    /// <summary>True when all that was sent has been handed to the system.</summary>
    public bool IsDrained
    {
        get
        {
            lock (queue) return isClosed || (queue.Count == 0 && !isSending);
        }
    }

    public void Start() => StartThread(Read, $"{socketType} in");

    /// <summary>Sends a message; returns at once, and drops it when the connection is gone.</summary>
    public void Send(IReadOnlyList<byte[]> frames) => Enqueue(frames, isCommand: false);

    public void Close()
    {
        lock (queue)
        {
            isClosed = true;
            Monitor.Pulse(queue);
        }

        socket.Dispose();
    }

    void Read()
    {
        try
        {
            // Local sockets that wait for the next packet would add 40 ms to each small message.
            if (socket.AddressFamily != AddressFamily.Unix) socket.NoDelay = true;
            socket.ReceiveTimeout = HandshakeTimeout;
            Identity = Handshake.Run(stream, socketType);
            socket.ReceiveTimeout = 0;
            owner.Connected(this);
            StartThread(Write, $"{socketType} out");
            var buffered = new BufferedStream(stream, BufferLength);
            while (true) owner.Received(this, ReadMessage(buffered));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The peer went away, as peers do.
        }
        catch (ZmtpException e)
        {
            owner.Log($"{socketType}: a connection was closed: {e.Message}");
        }
        finally
        {
            Close();
            owner.Disconnected(this);
        }
    }

    List<byte[]> ReadMessage(Stream source)
    {
        var frames = new List<byte[]>();
        var length = 0L;
        while (true)
        {
            var frame = FrameCodec.Read(source, FrameCodec.MaximumLength - length);
            if (frame.IsCommand)
            {
                Answer(frame.Body);
                continue;
            }

            frames.Add(frame.Body);
            length += frame.Body.Length;
            if (!frame.HasMore) return frames;
            if (frames.Count == MaximumFrames) throw new ZmtpException($"a message of more than {MaximumFrames} frames");
        }
    }

    // The one command that asks for something: a PING of ZMTP 3.1, which some peers send in spite of our version.
    void Answer(byte[] command)
    {
        ReadOnlySpan<byte> ping = [4, .. "PING"u8];
        if (!command.AsSpan().StartsWith(ping) || command.Length < ping.Length + 2) return;
        byte[] pong = [4, .. "PONG"u8, .. command.AsSpan(ping.Length + 2)];
        Enqueue([pong], isCommand: true);
    }

    void Enqueue(IReadOnlyList<byte[]> frames, bool isCommand)
    {
        lock (queue)
        {
            if (isClosed) return;
            queue.Enqueue((frames, isCommand));
            Monitor.Pulse(queue);
        }
    }

    void Write()
    {
        // Never disposed: that would write what is left to a connection that is gone.
        var buffered = new BufferedStream(stream, BufferLength);
        try
        {
            while (Next() is { } message)
            {
                WriteMessage(buffered, message.Frames, message.IsCommand);
                lock (queue)
                {
                    if (queue.Count > 0) continue;
                }

                buffered.Flush();
                lock (queue) isSending = false;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            Close();
        }
    }

    (IReadOnlyList<byte[]> Frames, bool IsCommand)? Next()
    {
        lock (queue)
        {
            while (queue.Count == 0 && !isClosed) Monitor.Wait(queue);
            if (isClosed) return null;
            isSending = true;
            return queue.Dequeue();
        }
    }

    static void WriteMessage(Stream target, IReadOnlyList<byte[]> frames, bool isCommand)
    {
        Span<byte> header = stackalloc byte[FrameCodec.MaximumHeaderLength];
        for (var index = 0; index < frames.Count; index++)
        {
            var length = FrameCodec.WriteHeader(header, frames[index].Length, index < frames.Count - 1, isCommand);
            target.Write(header[..length]);
            target.Write(frames[index]);
        }
    }

    static void StartThread(ThreadStart body, string name) =>
        new Thread(body, StackSize) { IsBackground = true, Name = name }.UnsafeStart();
}
