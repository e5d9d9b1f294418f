using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter;

/// <summary>A message that wants an answer, and the way back.</summary>
/// <param name="Message">What was asked.</param>
/// <param name="Sender">The connection that it came on. Not found by identity: clients of one manager share theirs.</param>
/// <param name="Writer">Signs the answer.</param>
sealed record Request(JupyterMessage Message, Connection Sender, MessageWriter Writer)
{
    /// <summary>Sends the answer to whoever asked.</summary>
    public void Reply(JsonObject content) =>
        Sender.Send(Writer.Write([.. Message.Identities.Skip(1)], Message.Type.Replace("_request", "_reply", StringComparison.Ordinal), Message.Header, content));
}
