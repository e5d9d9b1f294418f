using System.Buffers.Binary;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>ROUTER: passes on each message with its sender, whose identity comes first, and can call peers by identity.</summary>
sealed class RouterSocket(Endpoint endpoint, KernelLog log, Action<Connection, IReadOnlyList<byte[]>> received) : ServerSocket("ROUTER", endpoint, log)
{
    readonly Dictionary<string, Connection> peers = [];
    int anonymous;

    public override void Connected(Connection connection)
    {
        if (connection.Identity.Length == 0) connection.Identity = NewIdentity();

        // A peer that reconnects is heard under its name at once, though the old connection may not have noticed its end.
        lock (peers) peers[Key(connection.Identity)] = connection;
        base.Connected(connection);
    }

    public override void Disconnected(Connection connection)
    {
        base.Disconnected(connection);
        lock (peers)
        {
            var key = Key(connection.Identity);
            if (peers.TryGetValue(key, out var current) && current == connection) peers.Remove(key);
        }
    }

    public override void Received(Connection connection, List<byte[]> frames)
    {
        frames.Insert(0, connection.Identity);
        received(connection, frames);
    }

    /// <summary>Sends a message whose first frame is the identity of the peer.</summary>
    /// <returns>False when there is no such peer.</returns>
    public bool Send(IReadOnlyList<byte[]> frames)
    {
        Connection? connection;
        lock (peers) peers.TryGetValue(Key(frames[0]), out connection);
        connection?.Send([.. frames.Skip(1)]);
        return connection is not null;
    }

    // Names that begin with a zero byte are the socket's own to give.
    byte[] NewIdentity()
    {
        var identity = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref anonymous));
        return identity;
    }

    static string Key(byte[] identity) => Convert.ToHexString(identity);
}
