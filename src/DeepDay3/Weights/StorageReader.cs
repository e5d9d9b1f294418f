using System.IO.Compression;
using DeepDay3.Data;
using DeepDay3.Data.Formats;
using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>Makes the tensors of a pickle from the numbers in its archive.</summary>
/// <param name="zip">The archive.</param>
/// <param name="folder">The folder in it, with a slash at the end.</param>
/// <param name="name">What messages call the file.</param>
/// <param name="allowance">Bytes that all tensors may have together.</param>
sealed class StorageReader(ZipContent zip, string folder, string name, long allowance)
{
    readonly ILookup<string, ZipArchiveEntry> entries = zip.Files.ToLookup(entry => entry.FullName);
    readonly Dictionary<string, byte[]> storages = [];

    /// <exception cref="DataFormatException">The tensor reaches beyond its numbers, or there are none.</exception>
    public Tensor Read(PickleTensor tensor, string what)
    {
        StoredType type = tensor.Storage.Type;
        byte[] bytes = Storage(tensor.Storage, what);
        long count = Count(tensor, what);
        if ((allowance -= count * type.Size) < 0)
            throw Broken($"the tensors up to \"{Printable.Text(what)}\" show the same numbers again and again, far more than the file holds");
        return type.MakeTensor(tensor.Shape, Gather(tensor, bytes, (int)count));
    }

    byte[] Storage(PickleStorage storage, string what)
    {
        if (!storages.TryGetValue(storage.Key, out byte[]? bytes))
        {
            string path = $"{folder}data/{storage.Key}";
            ZipArchiveEntry entry = entries[path].FirstOrDefault()
                ?? throw Broken($"the numbers of \"{Printable.Text(what)}\" are not in the archive: {Printable.Text(path)} was expected");
            storages[storage.Key] = bytes = zip.Read(entry);
        }
        if (storage.Count < 0 || storage.Count > bytes.Length || bytes.Length != storage.Count * storage.Type.Size)
            throw Broken($"the numbers of \"{Printable.Text(what)}\" have {bytes.Length} bytes; {storage.Count} of {storage.Type.Size} bytes each were expected");
        return bytes;
    }

    // How many numbers the tensor has, all of which lie in its storage.
    long Count(PickleTensor tensor, string what)
    {
        long all = tensor.Storage.Count;
        bool isEmpty = tensor.Shape.Contains(0);
        bool isGood = tensor.Shape.Length == tensor.Strides.Length && tensor.Offset >= 0 && tensor.Offset <= all;
        (UInt128 count, UInt128 last) = (1, (UInt128)Math.Max(0, tensor.Offset));
        for (int i = 0; isGood && i < tensor.Shape.Length; i++)
        {
            (long size, long stride) = (tensor.Shape[i], tensor.Strides[i]);
            // A stride may be anything where there is one number; repeated numbers (stride 0) would be more than are stored.
            isGood = size >= 0 && size <= (isEmpty ? int.MaxValue : all) && stride >= 0;
            count = isGood ? count * (UInt128)size : 0;
            last += isGood && size > 1 ? (UInt128)(size - 1) * (UInt128)stride : 0;
            isGood &= isEmpty || count <= (UInt128)all && last <= long.MaxValue;
            count = isEmpty ? 0 : count;
        }
        return isGood && (isEmpty || last < (UInt128)all)
            ? (long)count
            : throw Broken($"the tensor \"{Printable.Text(what)}\" of shape [{string.Join(", ", tensor.Shape.Take(16))}] and strides [{string.Join(", ", tensor.Strides.Take(16))}] from {tensor.Offset} does not lie in its {all} numbers");
    }

    static ReadOnlySpan<byte> Gather(PickleTensor tensor, byte[] bytes, int count)
    {
        int size = tensor.Storage.Type.Size;
        if (IsPlain(tensor))
            return bytes.AsSpan((int)tensor.Offset * size, count * size);
        var numbers = new byte[count * size];
        var index = new long[tensor.Shape.Length];
        long place = tensor.Offset;
        for (int i = 0; i < count; i++)
        {
            bytes.AsSpan((int)(place * size), size).CopyTo(numbers.AsSpan(i * size));
            // Counts up the index from its last place, and goes along in the storage.
            for (int d = index.Length - 1; d >= 0; d--)
            {
                place += tensor.Strides[d];
                if (++index[d] < tensor.Shape[d])
                    break;
                place -= tensor.Strides[d] * tensor.Shape[d];
                index[d] = 0;
            }
        }
        return numbers;
    }

    static bool IsPlain(PickleTensor tensor)
    {
        long step = 1;
        for (int d = tensor.Shape.Length - 1; d >= 0; d--)
        {
            if (tensor.Shape[d] != 1 && tensor.Strides[d] != step)
                return false;
            step *= tensor.Shape[d];
        }
        return true;
    }

    DataFormatException Broken(string problem) => new(name, 0, problem);
}
