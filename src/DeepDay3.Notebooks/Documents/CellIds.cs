using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Documents;

/// <summary>Gives each cell an id of its own, as nbformat 4.5 asks.</summary>
static class CellIds
{
    /// <summary>Adds missing ids and replaces repeated ones; the same cells always get the same ids.</summary>
    public static void Complete(IReadOnlyList<JsonObject> cells)
    {
        var taken = new HashSet<string>();
        var open = new List<int>();
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index]["id"] is not JsonValue id || !taken.Add(id.GetValue<string>())) open.Add(index);
        }

        foreach (var index in open)
        {
            for (var attempt = 0; ; attempt++)
            {
                var id = Make(cells[index], index, attempt);
                if (!taken.Add(id)) continue;
                Put(cells[index], id);
                break;
            }
        }
    }

    static string Make(JsonObject cell, int index, int attempt)
    {
        var key = $"{index}\n{attempt}\n{cell["cell_type"]}\n{MultilineText.Read(cell["source"])}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
    }

    // Jupyter sorts keys, so that a new id belongs before "metadata" rather than at the end.
    static void Put(JsonObject cell, string id)
    {
        var metadata = cell.IndexOf("metadata");
        if (cell.ContainsKey("id") || metadata < 0) cell["id"] = id;
        else cell.Insert(metadata, "id", id);
    }
}
