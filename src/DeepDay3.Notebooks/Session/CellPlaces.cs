using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace DeepDay3.Notebooks.Session;

/// <summary>Says in which cell, and on which of its lines, a call of a stack trace stands.</summary>
sealed class CellPlaces
{
    readonly ConcurrentDictionary<Assembly, string> cells = new();
    readonly ConcurrentDictionary<string, byte> names = new();

    /// <summary>Takes note of a name that errors give to a text: a cell's, or a loaded file's.</summary>
    public void Add(string name) => names.TryAdd(name, 0);

    /// <summary>Takes note of what a cell is called that is about to run; one that runs again goes by its latest name.</summary>
    public void Add(Assembly cell, string name)
    {
        Add(name);
        cells[cell] = name;
    }

    /// <summary>The cell and line of a call; null when it is in none.</summary>
    /// <remarks>Cells of one line have no debugging symbols: the line is known without.</remarks>
    public (string Name, int Line)? Find(StackFrame frame)
    {
        var file = frame.GetFileName();
        if (frame.GetMethod()?.Module.Assembly is { } assembly && cells.TryGetValue(assembly, out var name))
            return (name, file is null ? 1 : frame.GetFileLineNumber());
        return file is not null && names.ContainsKey(file) ? (file, frame.GetFileLineNumber()) : null;
    }
}
