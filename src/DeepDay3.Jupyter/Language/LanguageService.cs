using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter.Language;

/// <summary>Answers requests about code; nothing is executed.</summary>
sealed class LanguageService(CompletionService completion, InspectionService inspection)
{
    /// <summary>The content of a complete_reply.</summary>
    public JsonObject Complete(JupyterMessage request)
    {
        var code = request.Text("code");
        var position = CursorPosition.Read(code, request.Number("cursor_pos", -1));
        return completion.Complete(code, position.Index).ToJson(position);
    }

    /// <summary>The content of an inspect_reply.</summary>
    public JsonObject Inspect(JupyterMessage request)
    {
        var code = request.Text("code");
        var position = CursorPosition.Read(code, request.Number("cursor_pos", -1));
        var found = inspection.Inspect(code, position.Index, request.Number("detail_level", 0) > 0);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found?.ToJson() ?? [],
            ["metadata"] = new JsonObject(),
        };
    }
}
