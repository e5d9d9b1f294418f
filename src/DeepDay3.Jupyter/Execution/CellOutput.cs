using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Jupyter.Execution;

/// <summary>Publishes what one cell puts out, during its run and after.</summary>
sealed class CellOutput(IoPub iopub, byte[] parentHeader) : ICellOutput
{
    public void Write(string stream, string text) =>
        iopub.Publish("stream", parentHeader, new JsonObject { ["name"] = stream, ["text"] = text });

    public void Display(MimeBundle bundle, string? displayId) => Publish("display_data", parentHeader, bundle, displayId);

    // An update may come from a later cell than the display: clients listen to the cell that runs.
    public void Update(MimeBundle bundle, string displayId) => Publish("update_display_data", iopub.Running ?? parentHeader, bundle, displayId);

    public void Clear(bool wait) => iopub.Publish("clear_output", parentHeader, new JsonObject { ["wait"] = wait });

    void Publish(string type, byte[] parent, MimeBundle bundle, string? displayId) => iopub.Publish(type, parent, new JsonObject
    {
        ["data"] = bundle.ToJson(),
        ["metadata"] = new JsonObject(),
        ["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId },
    });
}
