using System.Net.Sockets;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>A ZeroMQ socket that binds: any number of peers connect to it.</summary>
abstract class ServerSocket : IConnectionOwner, IDisposable
{
    readonly string socketType;
    readonly Endpoint endpoint;
    readonly Socket listener;
    readonly KernelLog log;
    readonly HashSet<Connection> connections = [];
    bool isDisposed;

    protected ServerSocket(string socketType, Endpoint endpoint, KernelLog log)
    {
        this.socketType = socketType;
        this.endpoint = endpoint;
        this.log = log;
        listener = endpoint.Listen();
    }

    /// <summary>The port that it listens on, for tcp.</summary>
    public int Port => (listener.LocalEndPoint as System.Net.IPEndPoint)?.Port ?? endpoint.Port;

    /// <summary>True when nothing waits to be sent.</summary>
    public bool IsDrained => Connections.All(connection => connection.IsDrained);

    /// <summary>The peers that have introduced themselves.</summary>
    protected IReadOnlyList<Connection> Connections
    {
        get
        {
            lock (connections) return [.. connections];
        }
    }

    /// <summary>Begins to accept peers.</summary>
    public void Start() => new Thread(Accept, 256 * 1024) { IsBackground = true, Name = $"{socketType} accept" }.UnsafeStart();

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        listener.Dispose();
        foreach (var connection in Connections) connection.Close();
        if (endpoint.Path is { } path) File.Delete(path);
    }

    public virtual void Connected(Connection connection)
    {
        lock (connections) connections.Add(connection);
    }

    public virtual void Disconnected(Connection connection)
    {
        lock (connections) connections.Remove(connection);
    }

    public abstract void Received(Connection connection, List<byte[]> frames);

    public void Log(string text) => log.Write(text);

    void Accept()
    {
        while (!isDisposed)
        {
            try
            {
                new Connection(listener.Accept(), socketType, this).Start();
            }
            catch (Exception e) when (isDisposed && e is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                // A peer that gave up between knocking and entering, or no file handles left: the next may do better.
                log.Write($"{socketType}: a connection was not accepted: {e.Message}");
                Thread.Sleep(100);
            }
        }
    }
}
