using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Language;
using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Jupyter.Execution;

/// <summary>Carries out execute requests: one at a time, in order.</summary>
sealed class CellExecutor(CSharpSession session, IoPub iopub, KernelInput input, History history, InspectionService inspection)
{
    readonly Lock gate = new();
    CancellationTokenSource? running;
    int count;

    /// <summary>Executes a request and answers it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="abortWaiting">
    /// Called when it failed and the requests that wait are not to be executed; before the client hears of the failure, so that what it sends
    /// then is executed.
    /// </param>
    public void Execute(Request request, Action abortWaiting)
    {
        var message = request.Message;
        var cell = CellRequest.Read(message);
        iopub.BeginExecution(message.Header);
        try
        {
            var number = cell.IsStored ? ++count : count;
            if (!cell.IsSilent) iopub.Publish("execute_input", message.Header, new JsonObject { ["code"] = cell.Code, ["execution_count"] = number });
            if (HelpRequest.Find(cell.Code) is { } name) Help(request, cell, name, number);
            else Run(request, cell, number, abortWaiting);
        }
        finally
        {
            iopub.EndExecution(message.Header);
        }
    }

    /// <summary>Answers a request that stood behind one that failed.</summary>
    public void Abort(Request request) => iopub.Bracket(request.Message.Header, () => request.Reply(new JsonObject
    {
        // Without a count: front ends would show it as that of a cell that ran.
        ["status"] = "aborted",
        ["user_expressions"] = new JsonObject(),
        ["payload"] = new JsonArray(),
    }));

    /// <summary>Stops the running cell; does nothing when none runs.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? source;
        lock (gate) source = running;
        if (source is null) return;

        // Cells may hang callbacks of their own on the token: they must not hold up the channel that asked.
        new Thread(() => Cancel(source)) { IsBackground = true, Name = "interrupt" }.UnsafeStart();
    }

    static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception e) when (e is AggregateException or ObjectDisposedException)
        {
            // A callback of the cell's threw, or the cell was done first.
        }
    }

    void Run(Request request, CellRequest cell, int number, Action abortWaiting)
    {
        var header = request.Message.Header;
        ICellOutput output = cell.IsSilent ? new SilentOutput() : new CellOutput(iopub, header);
        using var source = new CancellationTokenSource();
        lock (gate) running = source;
        input.Serve(cell.AllowsStdin ? request.Message : null);
        CellResult result;
        JsonObject expressions;
        try
        {
            result = session.Execute(cell.Code, cell.IsStored ? $"cell {number}" : "cell", output, source.Token);
            expressions = result.Status == CellStatus.Succeeded ? Evaluate(cell.UserExpressions, source.Token) : [];
        }
        finally
        {
            input.Serve(null);
            lock (gate) running = null;
        }

        if (cell.IsStored) history.Add(number, cell.Code, result.Value?[MimeTypes.Plain]);
        if (result.Error is { } error)
        {
            if (cell.StopsOnError) abortWaiting();
            var content = Describe(error);
            if (!cell.IsSilent) iopub.Publish("error", header, (JsonObject)content.DeepClone());
            content["status"] = "error";
            Complete(content, number, [], []);
            request.Reply(content);
            return;
        }

        if (result.Value is { } value && !cell.IsSilent)
        {
            iopub.Publish("execute_result", header, new JsonObject
            {
                ["execution_count"] = number,
                ["data"] = value.ToJson(),
                ["metadata"] = new JsonObject(),
            });
        }

        request.Reply(Complete(new JsonObject { ["status"] = "ok" }, number, expressions, []));
    }

    // Name? asks for help: the answer travels in the reply, for the client to show in a pane of its own.
    void Help(Request request, CellRequest cell, string name, int number)
    {
        var found = inspection.Inspect(name, name.Length, detailed: true);
        var data = found?.ToJson() ?? new JsonObject { [MimeTypes.Plain] = $"There is nothing called {name} here." };
        if (cell.IsStored) history.Add(number, cell.Code, null);
        var page = new JsonObject { ["source"] = "page", ["data"] = data, ["start"] = 0 };
        request.Reply(Complete(new JsonObject { ["status"] = "ok" }, number, [], [page]));
    }

    JsonObject Evaluate(IEnumerable<KeyValuePair<string, string>> expressions, CancellationToken cancellation)
    {
        var values = new JsonObject();
        foreach (var (name, code) in expressions)
        {
            var result = session.Execute(code, "user expression", new SilentOutput(), cancellation);
            if (result.Error is { } error)
            {
                values[name] = Describe(error);
                values[name]!["status"] = "error";
            }
            else
            {
                values[name] = new JsonObject { ["status"] = "ok", ["data"] = result.Value?.ToJson() ?? [], ["metadata"] = new JsonObject() };
            }
        }

        return values;
    }

    static JsonObject Describe(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
    };

    static JsonObject Complete(JsonObject reply, int number, JsonObject expressions, JsonArray payload)
    {
        reply["execution_count"] = number;
        reply["user_expressions"] = expressions;
        reply["payload"] = payload;
        return reply;
    }
}
