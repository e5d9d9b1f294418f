using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter.Execution;

/// <summary>The content of an execute_request.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="IsSilent">True when nobody is to see what it puts out.</param>
/// <param name="IsStored">True when it counts and goes into the history.</param>
/// <param name="AllowsStdin">True when the client answers questions.</param>
/// <param name="StopsOnError">True when an error keeps the requests behind it from being executed.</param>
/// <param name="UserExpressions">What to evaluate after the cell, by name.</param>
sealed record CellRequest(
    string Code,
    bool IsSilent,
    bool IsStored,
    bool AllowsStdin,
    bool StopsOnError,
    IReadOnlyList<KeyValuePair<string, string>> UserExpressions)
{
    /// <summary>Reads a request; what it does not say is as the protocol has it.</summary>
    /// <exception cref="MalformedMessageException">It has no code.</exception>
    public static CellRequest Read(JupyterMessage message)
    {
        var silent = message.Flag("silent", false);
        return new CellRequest(
            message.Text("code"),
            silent,
            !silent && message.Flag("store_history", true),
            message.Flag("allow_stdin", true),
            message.Flag("stop_on_error", true),
            [.. message.Texts("user_expressions")]);
    }
}
