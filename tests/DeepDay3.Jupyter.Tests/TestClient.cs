using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Tests;

/// <summary>A kernel in this process and a client of it.</summary>
sealed class TestClient : IDisposable
{
    public const string Key = "secret";

    static readonly Endpoint Anywhere = new("tcp", "127.0.0.1", 0);
    static readonly ConnectionInfo Connection = new(Anywhere, Anywhere, Anywhere, Anywhere, Anywhere, MessageSigner.DefaultScheme, Key);

    readonly MessageWriter writer = new(new MessageSigner(MessageSigner.DefaultScheme, Key));
    readonly MessageReader reader = new(new MessageSigner(MessageSigner.DefaultScheme, Key));

    /// <summary>Starts a kernel and connects to it.</summary>
    /// <param name="isHasty">True to ask the first question before anything else is connected.</param>
    public TestClient(bool isHasty = false)
    {
        Server = new KernelServer(Connection, new KernelLog(Log));
        Server.Start();
        Shell = new TestSocket(Server.Shell.Port, "DEALER", [1, 2, 3]);
        if (isHasty) FirstQuestion = Send(Shell, "kernel_info_request", []);
        Control = new TestSocket(Server.Control.Port, "DEALER");
        Stdin = new TestSocket(Server.Stdin.Port, "DEALER", [1, 2, 3]);
        IoPub = new TestSocket(Server.IoPubSocket.Port, "SUB");
        IoPub.Send([1]);
        if (isHasty) return;

        // A subscription is not acknowledged: it holds once a message comes.
        using var arrived = new Timer(_ => Send(Control, "kernel_info_request", []), null, 0, 50);
        Receive(IoPub);
    }

    /// <summary>What a hasty client asked.</summary>
    public string? FirstQuestion { get; }

    public StringWriter Log { get; } = new();

    public KernelServer Server { get; }

    public TestSocket Shell { get; }

    public TestSocket Control { get; }

    public TestSocket Stdin { get; }

    public TestSocket IoPub { get; }

    public string Send(TestSocket socket, string type, JsonObject content)
    {
        var frames = writer.Write([], type, null, content);
        socket.Send(frames);
        return JsonDocument.Parse(frames[2]).RootElement.GetProperty("msg_id").GetString()!;
    }

    public (string Type, string Parent, JsonElement Content) Receive(TestSocket socket)
    {
        var frames = socket.Receive();
        var message = reader.Read(frames);
        var parent = JsonDocument.Parse(frames[^3]).RootElement;
        return (message.Type, parent.TryGetProperty("msg_id", out var id) ? id.GetString()! : "", message.Content);
    }

    public JsonElement Ask(TestSocket socket, string type, JsonObject content)
    {
        var id = Send(socket, type, content);
        while (true)
        {
            var (_, parent, answer) = Receive(socket);
            if (parent == id) return answer;
        }
    }

    /// <summary>The types and contents on iopub between busy and idle of a request.</summary>
    public List<(string Type, JsonElement Content)> Outputs(string id)
    {
        var found = new List<(string Type, JsonElement Content)>();
        while (true)
        {
            var (type, parent, content) = Receive(IoPub);
            if (parent != id) continue;
            if (type == "status" && content.GetProperty("execution_state").GetString() == "idle") return found;
            if (type != "status") found.Add((type, content));
        }
    }

    public (JsonElement Reply, List<(string Type, JsonElement Content)> Outputs) Execute(string code, bool allowStdin = false)
    {
        var id = Send(Shell, "execute_request", new JsonObject { ["code"] = code, ["allow_stdin"] = allowStdin });
        var outputs = Outputs(id);
        return (Receive(Shell).Content, outputs);
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose()
    {
        foreach (var socket in new[] { Shell, Control, Stdin, IoPub }) socket.Dispose();
        Server.Dispose();
    }
}
