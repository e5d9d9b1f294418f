using System.Text;
using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Running;

/// <summary>Writes what a running notebook puts out into its document.</summary>
sealed class OutputRecorder(PreparedNotebook notebook, IReadOnlyCollection<string> droppedMimeTypes)
{
    readonly Dictionary<string, List<JsonObject>> displays = [];
    readonly Dictionary<int, (string Name, NotebookOutput Output, StringBuilder Text)> open = [];
    readonly HashSet<int> toClear = [];

    public void Stream(int step, string name, string text)
    {
        ClearIfAsked(step);
        if (open.TryGetValue(step, out var stream) && stream.Name == name)
        {
            stream.Text.Append(text);
            return;
        }

        Close(step);
        var output = NotebookOutput.Stream(name, "");
        Cell(step).AddOutput(output);
        open[step] = (name, output, new StringBuilder(text));
    }

    public void Display(int step, JsonObject data, string? displayId)
    {
        ClearIfAsked(step);
        Close(step);
        var output = NotebookOutput.DisplayData(Drop(data));
        Cell(step).AddOutput(output);
        if (displayId is null) return;
        if (!displays.TryGetValue(displayId, out var outputs)) displays[displayId] = outputs = [];
        outputs.Add(output.Json);
    }

    public void Update(JsonObject data, string displayId)
    {
        foreach (var output in displays.GetValueOrDefault(displayId, [])) output["data"] = Drop((JsonObject)data.DeepClone());
    }

    public void Result(int step, JsonObject data)
    {
        ClearIfAsked(step);
        Close(step);
        Cell(step).AddOutput(NotebookOutput.ExecuteResult(Drop(data), notebook.Steps[step].Number));
    }

    public void Error(int step, CellError error)
    {
        ClearIfAsked(step);
        Close(step);
        Cell(step).AddOutput(NotebookOutput.Error(error.Name, error.Message, error.Trace));
    }

    /// <summary>Removes a cell's outputs, at once or when the next one comes.</summary>
    public void Clear(int step, bool wait)
    {
        toClear.Add(step);
        if (!wait) ClearIfAsked(step);
    }

    public void Started(int step) => Cell(step).ExecutionCount = notebook.Steps[step].Number;

    /// <summary>Completes the document; nothing may be recorded afterwards.</summary>
    public void Finish()
    {
        foreach (var step in open.Keys.ToList()) Close(step);
    }

    void ClearIfAsked(int step)
    {
        if (!toClear.Remove(step)) return;
        Close(step);
        Cell(step).RemoveOutputs();
    }

    NotebookCell Cell(int step) => notebook.Steps[step].Cell;

    void Close(int step)
    {
        if (open.Remove(step, out var stream)) stream.Output.Json["text"] = MultilineText.Write(stream.Text.ToString());
    }

    JsonObject Drop(JsonObject data)
    {
        foreach (var mime in droppedMimeTypes)
        {
            if (data.Count > 1) data.Remove(mime);
        }

        return data;
    }
}
