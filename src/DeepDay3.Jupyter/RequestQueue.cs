using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter;

/// <summary>A thread that handles requests one after another, and survives each.</summary>
sealed class RequestQueue
{
    // The compiler recurses over the syntax of what it is given.
    const int StackSize = 8 * 1024 * 1024;

    readonly BlockingCollection<Request> requests = [];
    readonly Action<Request> handle;
    readonly KernelLog log;

    public RequestQueue(string name, Action<Request> handle, KernelLog log)
    {
        this.handle = handle;
        this.log = log;
        new Thread(Run, StackSize) { IsBackground = true, Name = name }.UnsafeStart();
    }

    public void Add(Request request) => requests.Add(request);

    /// <summary>Handles a request on the calling thread; what goes wrong is logged, and answered as an error where the request was well formed.</summary>
    public static void Handle(Request request, Action<Request> handle, KernelLog log)
    {
        try
        {
            handle(request);
        }
        catch (MalformedMessageException e)
        {
            log.Write($"dropped: {e.Message}");
        }
        catch (Exception e)
        {
            log.Write($"{request.Message.Type} failed: {e}");
            request.Reply(new JsonObject { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray() });
        }
    }

    void Run()
    {
        foreach (var request in requests.GetConsumingEnumerable()) Handle(request, handle, log);
    }
}
