using System.IO.Enumeration;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter.Execution;

/// <summary>The cells that this kernel has executed, for history requests.</summary>
sealed class History
{
    /// <summary>The number of the only session there is: history ends with the process.</summary>
    public const int Session = 1;

    readonly List<(int Line, string Input, string? Output)> entries = [];

    public void Add(int line, string input, string? output)
    {
        lock (entries) entries.Add((line, input, output));
    }

    /// <summary>The answer to a history_request.</summary>
    /// <exception cref="MalformedMessageException">Its type of access is unknown.</exception>
    public JsonObject Answer(JupyterMessage request)
    {
        List<(int Line, string Input, string? Output)> all;
        lock (entries) all = [.. entries];
        var n = request.Number("n", int.MaxValue);
        var found = request.Text("hist_access_type") switch
        {
            "tail" => all.TakeLast(n),
            "range" => Range(all, request.Number("session", 0), request.Number("start", 0), request.Number("stop", int.MaxValue)),
            "search" => Search(all, request.Text("pattern", "*"), request.Flag("unique", false)).TakeLast(n),
            var other => throw new MalformedMessageException($"history_request with hist_access_type \"{other}\"; tail, range or search was expected"),
        };
        var withOutput = request.Flag("output", false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => new JsonArray(
                Session,
                entry.Line,
                withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input))]),
        };
    }

    // Session 0 is the current one, as are all names for it: its number, and none of the earlier ones.
    static IEnumerable<(int Line, string Input, string? Output)> Range(List<(int Line, string Input, string? Output)> all, int session, int start, int stop) =>
        session is 0 or Session ? all.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    static IEnumerable<(int Line, string Input, string? Output)> Search(List<(int Line, string Input, string? Output)> all, string pattern, bool unique)
    {
        var found = all.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found;
    }
}
