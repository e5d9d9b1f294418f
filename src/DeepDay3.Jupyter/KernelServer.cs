using System.Net.Sockets;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Execution;
using DeepDay3.Jupyter.Language;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Jupyter;

/// <summary>A kernel: five sockets around one C# session.</summary>
sealed class KernelServer : IDisposable
{
    static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);
    static readonly TimeSpan SubscriptionTime = TimeSpan.FromMilliseconds(500);

    readonly KernelLog log;
    readonly MessageReader reader;
    readonly MessageWriter writer;
    readonly List<ServerSocket> sockets = [];
    readonly CSharpSession session;
    readonly CellExecutor executor;
    readonly Dispatcher dispatcher;
    readonly KernelInput input;
    readonly IoPub iopub;
    readonly ManualResetEventSlim ended = new();
    bool isHeard;

    /// <summary>Binds the sockets and starts the session; nothing is answered before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionFileException">An address of the connection file cannot be listened on.</exception>
    public KernelServer(ConnectionInfo connection, KernelLog log, string? folder = null)
    {
        this.log = log;
        var signer = new MessageSigner(connection.SignatureScheme, connection.Key);
        reader = new MessageReader(signer);
        writer = new MessageWriter(signer);
        try
        {
            Shell = Bind(connection.Shell, endpoint => new RouterSocket(endpoint, log, Receive));
            Control = Bind(connection.Control, endpoint => new RouterSocket(endpoint, log, Receive));
            IoPubSocket = Bind(connection.IoPub, endpoint => new PublisherSocket(endpoint, log));
            Stdin = Bind(connection.Stdin, endpoint => new RouterSocket(endpoint, log, ReceiveInput));
            Heartbeat = Bind(connection.Heartbeat, endpoint => new ReplySocket(endpoint, log));
        }
        catch
        {
            foreach (var socket in sockets) socket.Dispose();
            throw;
        }

        input = new KernelInput(writer, Stdin);
        iopub = new IoPub(IoPubSocket, writer);
        session = new CSharpSession(new SessionOptions { Folder = folder, Input = input });
        var history = new History();
        var inspection = new InspectionService(session.CreateProbe);
        executor = new CellExecutor(session, iopub, input, history, inspection);
        var language = new LanguageService(new CompletionService(session.CreateProbe), inspection);
        dispatcher = new Dispatcher(iopub, executor, language, history, ShutDown, log);
    }

    public RouterSocket Shell { get; }

    public RouterSocket Control { get; }

    public PublisherSocket IoPubSocket { get; }

    public RouterSocket Stdin { get; }

    public ReplySocket Heartbeat { get; }

    /// <summary>Begins to answer.</summary>
    public void Start()
    {
        foreach (var socket in sockets) socket.Start();
        iopub.PublishStarting();
    }

    /// <summary>Returns when a client has asked for the end and all answers are sent.</summary>
    public void Wait()
    {
        ended.Wait();
        var until = DateTime.UtcNow + DrainTime;
        while (DateTime.UtcNow < until && !sockets.TrueForAll(socket => socket.IsDrained)) Thread.Sleep(5);
    }

    /// <summary>Stops the running cell, if any.</summary>
    public void Interrupt() => executor.Interrupt();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
        session.Dispose();
    }

    T Bind<T>(Endpoint endpoint, Func<Endpoint, T> create)
        where T : ServerSocket
    {
        try
        {
            var socket = create(endpoint);
            sockets.Add(socket);
            return socket;
        }
        catch (SocketException e)
        {
            throw new ConnectionFileException($"cannot listen on {endpoint}: {e.Message}");
        }
    }

    void Receive(Connection sender, IReadOnlyList<byte[]> frames)
    {
        if (Read(frames) is not { } message) return;
        WaitUntilHeard();
        dispatcher.Dispatch(new Request(message, sender, writer));
    }

    // A client opens its channels side by side: its first question may arrive before its subscription to iopub, and the state that
    // belongs to the answer would be lost. Clients that miss it ask again, a fifth of a second later.
    void WaitUntilHeard()
    {
        if (isHeard) return;
        IoPubSocket.WaitForSubscriber(SubscriptionTime);
        isHeard = true;
    }

    void ReceiveInput(Connection sender, IReadOnlyList<byte[]> frames)
    {
        try
        {
            if (Read(frames) is { } message) input.Receive(message);
        }
        catch (MalformedMessageException e)
        {
            log.Write($"dropped: {e.Message}");
        }
    }

    JupyterMessage? Read(IReadOnlyList<byte[]> frames)
    {
        try
        {
            return reader.Read(frames);
        }
        catch (MalformedMessageException e)
        {
            log.Write($"dropped: {e.Message}");
            return null;
        }
    }

    void ShutDown(Request request)
    {
        var content = new JsonObject { ["status"] = "ok", ["restart"] = request.Message.Flag("restart", false) };
        iopub.Publish("shutdown_reply", request.Message.Header, (JsonObject)content.DeepClone());
        request.Reply(content);
        ended.Set();
    }
}
