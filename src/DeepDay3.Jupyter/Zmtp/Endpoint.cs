using System.Net;
using System.Net.Sockets;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>Where a socket listens.</summary>
/// <param name="Transport">tcp or ipc.</param>
/// <param name="Address">An IP address or host name (or * for all), or the beginning of a path.</param>
/// <param name="Port">The port, or the number that ends the path.</param>
sealed record Endpoint(string Transport, string Address, int Port)
{
    const int Backlog = 128;

    /// <summary>The file of an ipc endpoint, null for tcp.</summary>
    public string? Path => Transport == "ipc" ? $"{Address}-{Port}" : null;

    /// <inheritdoc/>
    public override string ToString() => Path is { } path ? $"ipc://{path}" : $"tcp://{Address}:{Port}";

    /// <summary>Opens the socket and listens; nobody but this address can reach it.</summary>
    /// <exception cref="SocketException">The address is in use or not ours.</exception>
    public Socket Listen()
    {
        var socket = Path is null ? BindTcp() : BindFile(Path);
        try
        {
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    Socket BindTcp()
    {
        var address = Address is "*" ? IPAddress.Any
            : IPAddress.TryParse(Address, out var parsed) ? parsed
            : Dns.GetHostAddresses(Address).OrderBy(candidate => candidate.AddressFamily).First();
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Windows lets two programs share a port unless told otherwise.
            if (OperatingSystem.IsWindows()) socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, Port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static Socket BindFile(string path)
    {
        var endpoint = new UnixDomainSocketEndPoint(path);
        if (File.Exists(path)) RemoveStale(path, endpoint);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(endpoint);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A killed kernel leaves its files behind: one that nobody answers is free.
    static void RemoveStale(string path, UnixDomainSocketEndPoint endpoint)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(endpoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new SocketException((int)SocketError.AddressAlreadyInUse);
    }
}
