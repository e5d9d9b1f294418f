using System.Text.Json;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Messages;

/// <summary>What a Jupyter connection file says: where the kernel listens and the key that signs messages.</summary>
sealed record ConnectionInfo(Endpoint Shell, Endpoint Control, Endpoint IoPub, Endpoint Stdin, Endpoint Heartbeat, string SignatureScheme, string Key)
{
    /// <summary>Reads a connection file.</summary>
    /// <exception cref="ConnectionFileException">It cannot be read or used; the message says what is wrong with it.</exception>
    public static ConnectionInfo Load(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException($"the connection file {path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ConnectionFileException($"{path} is not a Jupyter connection file: {e.Message}");
        }
    }

    static ConnectionInfo Parse(byte[] json)
    {
        var root = JsonElement.Parse(json.AsSpan().TrimStart("\ufeff"u8));
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException("an object was expected");
        var transport = Text(root, "transport", "tcp");
        if (transport is not ("tcp" or "ipc")) throw new FormatException($"the transport \"{transport}\" is unknown; tcp or ipc was expected");
        var address = Text(root, "ip", "127.0.0.1");
        var scheme = Text(root, "signature_scheme", MessageSigner.DefaultScheme);
        var key = Text(root, "key", "");
        if (key.Length > 0 && !MessageSigner.IsKnown(scheme))
            throw new FormatException($"the signature scheme \"{scheme}\" is unknown; {MessageSigner.DefaultScheme} was expected");
        return new ConnectionInfo(At("shell_port"), At("control_port"), At("iopub_port"), At("stdin_port"), At("hb_port"), scheme, key);

        Endpoint At(string name)
        {
            if (!root.TryGetProperty(name, out var value) || !value.TryGetInt32(out var port) || port is < 0 or > 65535)
                throw new FormatException($"{name} should be a port from 0 to 65535");
            return new Endpoint(transport, address, port);
        }
    }

    static string Text(JsonElement root, string name, string missing) =>
        root.TryGetProperty(name, out var value) ? value.GetString() ?? missing : missing;
}
