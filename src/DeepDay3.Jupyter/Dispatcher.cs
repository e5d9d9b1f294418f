using System.Reflection;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Execution;
using DeepDay3.Jupyter.Language;
using DeepDay3.Jupyter.Messages;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Jupyter;

/// <summary>Decides who answers a request, and on which thread.</summary>
/// <remarks>
/// What must not wait (kernel_info, interrupt, shutdown) is answered by the thread that read it, whichever channel it came on;
/// questions about code have a thread of their own, so that completion works while a cell runs; executions stand in a queue.
/// </remarks>
sealed class Dispatcher
{
    readonly IoPub iopub;
    readonly CellExecutor executor;
    readonly LanguageService language;
    readonly History history;
    readonly Action<Request> shutdown;
    readonly KernelLog log;
    readonly RequestQueue questions;
    readonly RequestQueue executions;
    readonly HashSet<Request> waiting = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<Request> toAbort = new(ReferenceEqualityComparer.Instance);
    readonly Lazy<string> languageVersion = new(() => LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString());

    public Dispatcher(IoPub iopub, CellExecutor executor, LanguageService language, History history, Action<Request> shutdown, KernelLog log)
    {
        this.iopub = iopub;
        this.executor = executor;
        this.language = language;
        this.history = history;
        this.shutdown = shutdown;
        this.log = log;
        questions = new RequestQueue("questions", Answer, log);
        executions = new RequestQueue("executions", Execute, log);
    }

    /// <summary>Takes a request from a connection's thread.</summary>
    public void Dispatch(Request request)
    {
        switch (request.Message.Type)
        {
            case "kernel_info_request" or "interrupt_request" or "shutdown_request":
                RequestQueue.Handle(request, Answer, log);
                break;
            case "complete_request" or "inspect_request" or "is_complete_request" or "history_request" or "comm_info_request":
                questions.Add(request);
                break;
            case "execute_request" or "comm_open" or "comm_msg" or "comm_close":
                if (request.Message.Type == "execute_request")
                {
                    lock (waiting) waiting.Add(request);
                }

                executions.Add(request);
                break;
            default:
                log.Write($"dropped: a message of the unknown type {request.Message.Type}");
                break;
        }
    }

    void Answer(Request request) => iopub.Bracket(request.Message.Header, () =>
    {
        var message = request.Message;
        switch (message.Type)
        {
            case "kernel_info_request": request.Reply(KernelInfo()); break;
            case "complete_request": request.Reply(language.Complete(message)); break;
            case "inspect_request": request.Reply(language.Inspect(message)); break;
            case "is_complete_request": request.Reply(Completeness.Answer(message.Text("code"))); break;
            case "history_request": request.Reply(history.Answer(message)); break;
            case "comm_info_request": request.Reply(new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() }); break;
            case "interrupt_request":
                executor.Interrupt();
                request.Reply(new JsonObject { ["status"] = "ok" });
                break;
            case "shutdown_request": shutdown(request); break;
        }
    });

    void Execute(Request request)
    {
        switch (request.Message.Type)
        {
            case "comm_open":
                // There is nothing to talk to on this side, and the protocol wants to be told so.
                iopub.Bracket(request.Message.Header, () => iopub.Publish(
                    "comm_close",
                    request.Message.Header,
                    new JsonObject { ["comm_id"] = request.Message.Text("comm_id"), ["data"] = new JsonObject() }));
                return;
            case "comm_msg" or "comm_close":
                iopub.Bracket(request.Message.Header, () => { });
                return;
        }

        bool isAborted;
        lock (waiting)
        {
            waiting.Remove(request);
            isAborted = toAbort.Remove(request);
        }

        if (isAborted)
        {
            executor.Abort(request);
            return;
        }

        executor.Execute(request, AbortWaiting);
    }

    void AbortWaiting()
    {
        lock (waiting) toAbort.UnionWith(waiting);
    }

    JsonObject KernelInfo()
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageWriter.ProtocolVersion,
            ["implementation"] = "deepday3",
            ["implementation_version"] = version,
            ["banner"] = $"DeepDay3 {version}: C# {languageVersion.Value} on .NET {Environment.Version}",
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = languageVersion.Value,
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["help_links"] = new JsonArray(
                new JsonObject { ["text"] = "C# language", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
                new JsonObject { ["text"] = ".NET API", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
        };
    }
}
