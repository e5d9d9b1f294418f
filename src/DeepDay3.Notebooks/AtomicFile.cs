using System.Text;

namespace DeepDay3.Notebooks;

/// <summary>Writes files so that a reader sees the old content or the new one, never half of it.</summary>
public static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte order mark beside <paramref name="path"/>, then moves it there; makes the folder.</summary>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, new UTF8Encoding(false).GetBytes(text));

    /// <summary>Writes bytes beside <paramref name="path"/>, then moves them there; makes the folder.</summary>
    public static void WriteAllBytes(string path, byte[] content)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
