using System.Text.Json.Nodes;

namespace DeepDay3.Jupyter.Language;

/// <summary>What can be typed at a place.</summary>
/// <param name="Items">The possibilities, best first.</param>
/// <param name="Start">Where the text that they replace begins.</param>
/// <param name="End">Where it ends.</param>
sealed record CompletionList(IReadOnlyList<CompletionItem> Items, int Start, int End)
{
    /// <summary>The content of a complete_reply.</summary>
    public JsonObject ToJson(CursorPosition position)
    {
        var start = position.Write(Start);
        var end = position.Write(End);
        var types = Items.Select(item => new JsonObject
        {
            ["start"] = start,
            ["end"] = end,
            ["text"] = item.Text,
            ["type"] = item.Type,
            ["signature"] = item.Signature,
        });
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. types]) },
        };
    }
}
