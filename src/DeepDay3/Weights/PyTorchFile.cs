using DeepDay3.Data;
using DeepDay3.Data.Formats;
using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>
/// Reads files of PyTorch's torch.save that hold a state_dict. Such files are programs for Python's unpickler, which can run anything;
/// the one here can build nothing but tensors, dictionaries, lists, texts and numbers, and refuses all else by name.
/// </summary>
public static class PyTorchFile
{
    // Tensors may share their numbers, and are copies here: a file cannot blow up more than this.
    const int MostCopies = 16;

    const long FreeBytes = 1 << 20;

    // torch.save stores without packing; archives that were packed again are read too.
    static readonly ArchiveLimits Limits = new(Entries: 100_000, EntryBytes: 1L << 30, TotalBytes: 2L << 30, Ratio: 200);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The name of the state_dict in a checkpoint that holds more, such as model; null when the file is one.</param>
    /// <exception cref="DataFormatException">The file is broken, asks for what is not allowed, or holds no state_dict.</exception>
    public static WeightSet Read(string path, string? key = null) => Read(File.ReadAllBytes(path), path, key);

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="key">The name of the state_dict in a checkpoint that holds more, such as model; null when the file is one.</param>
    /// <exception cref="DataFormatException">The bytes are broken, ask for what is not allowed, or hold no state_dict.</exception>
    public static WeightSet Read(byte[] bytes, string name = "the PyTorch file", string? key = null)
    {
        if (bytes.Length > 1 && bytes[0] == 0x80)
            throw new DataFormatException(name, 0, "this is a pickle of PyTorch before 1.6; a zip file was expected, as torch.save writes it since");
        using ZipContent zip = ZipContent.Open(bytes, name, Limits);
        var pickle = zip.Files.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw new DataFormatException(name, 0, "the archive has no data.pkl; a file of torch.save was expected");
        string folder = pickle.FullName[..^"data.pkl".Length];
        if (zip.Files.FirstOrDefault(entry => entry.FullName == folder + "byteorder") is { } order && !zip.Read(order).AsSpan().SequenceEqual("little"u8))
            throw new DataFormatException(name, 0, "the numbers are not little-endian; files of usual machines are read");
        string inner = $"{name}, {pickle.FullName}";
        PickleDictionary state = StateOf(new Unpickler(zip.Read(pickle), inner).Load(), key, inner);
        var storages = new StorageReader(zip, folder, inner, bytes.Length * (long)MostCopies + FreeBytes);
        var tensors = new Dictionary<string, Tensor>();
        foreach ((object name1, object? value) in state.Items)
        {
            if (name1 is not string text || value is not PickleTensor tensor)
                throw new DataFormatException(inner, 0, $"the entry {Printable.Text($"{name1}")} of the state_dict is no tensor with a name{Hint(state)}");
            tensors[text] = storages.Read(tensor, text);
        }
        return new WeightSet(tensors, new Dictionary<string, string>(), name);
    }

    static PickleDictionary StateOf(object? loaded, string? key, string name)
    {
        if (loaded is PickleDictionary all && key is not null)
            loaded = all.Items.GetValueOrDefault(key) ?? throw new DataFormatException(name, 0, $"there is no \"{Printable.Text(key)}\"{Hint(all)}");
        return loaded as PickleDictionary
            ?? throw new DataFormatException(name, 0, "no dictionary of tensors is there; a state_dict was expected, saved with torch.save(model.state_dict(), ...)");
    }

    // A checkpoint: says by which names its dictionaries can be had.
    static string Hint(PickleDictionary dictionary)
    {
        string[] inner = [.. dictionary.Items.Where(item => item.Value is PickleDictionary && item.Key is string).Select(item => Printable.Text((string)item.Key)).Take(5)];
        return inner.Length == 0 ? "" : $"; give the name of one of its dictionaries as key: {string.Join(", ", inner)}";
    }
}
