using System.Buffers.Binary;
using System.Text.Json;
using DeepDay3.Data;
using DeepDay3.Data.Formats;
using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>Reads one safetensors file. Everything is checked before the first tensor is made.</summary>
sealed class SafeTensorsReader(ReadOnlyMemory<byte> file, string name)
{
    public const string MetadataName = "__metadata__";

    // The limit of the reference implementation.
    const long LongestHeader = 100_000_000;

    const int Lead = 8, MostDimensions = 64;

    readonly Dictionary<string, string> metadata = [];
    readonly List<Entry> entries = [];

    sealed record Entry(string Name, StoredType Type, long[] Shape, long Begin, long End);

    public WeightSet Read()
    {
        ReadOnlyMemory<byte> numbers = ReadHeader();
        CheckPlaces(numbers.Length);
        var tensors = new Dictionary<string, Tensor>();
        foreach (Entry entry in entries)
            tensors.Add(entry.Name, entry.Type.MakeTensor(entry.Shape, numbers.Span[(int)entry.Begin..(int)entry.End]));
        return new WeightSet(tensors, metadata, name);
    }

    ReadOnlyMemory<byte> ReadHeader()
    {
        if (file.Length < Lead)
            throw Broken(file.Length, "the file ends; the length of the header in 8 bytes was expected");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > LongestHeader || length > (ulong)(file.Length - Lead))
            throw Broken(0, $"the header is said to have {length} bytes; at most {Math.Min(LongestHeader, file.Length - Lead)} were expected");
        ReadOnlyMemory<byte> header = file.Slice(Lead, (int)length);
        if (header.IsEmpty || header.Span[0] != '{')
            throw Broken(Lead, "the header does not begin with {");
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8 });
            var names = new HashSet<string>();
            foreach (JsonProperty property in json.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                    throw Broken(Lead, $"the name \"{Printable.Text(property.Name)}\" is there twice");
                if (property.Name == MetadataName)
                    ReadMetadata(property.Value);
                else
                    entries.Add(ReadEntry(property));
            }
        }
        catch (JsonException error)
        {
            throw new DataFormatException(name, Lead + (error.LineNumber == 0 ? error.BytePositionInLine ?? 0 : 0), $"the header is no JSON ({error.Message.TrimEnd('.')})", error);
        }
        catch (InvalidOperationException error)
        {
            throw new DataFormatException(name, Lead, $"the header holds a text that is no UTF-8 ({error.Message.TrimEnd('.')})", error);
        }
        return file[(Lead + (int)length)..];
    }

    void ReadMetadata(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Broken(Lead, $"{MetadataName} is no object; texts by name were expected");
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw Broken(Lead, $"{MetadataName} holds \"{Printable.Text(property.Name)}\", which is no text");
            metadata[property.Name] = property.Value.GetString()!;
        }
    }

    Entry ReadEntry(JsonProperty property)
    {
        string what = $"the tensor \"{Printable.Text(property.Name)}\"";
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw Broken(Lead, $"{what} is no object; dtype, shape and data_offsets were expected");
        if (!property.Value.TryGetProperty("dtype", out JsonElement dtype) || dtype.ValueKind != JsonValueKind.String
            || StoredType.All.FirstOrDefault(one => one.SafeTensorsName == dtype.GetString()) is not { } type)
            throw Broken(Lead, $"{what} has the dtype {Printable.Text(dtype.ValueKind == JsonValueKind.Undefined ? "" : dtype.GetRawText())}; one of {string.Join(", ", StoredType.All.Select(one => one.SafeTensorsName))} was expected");
        long[]? shape = Numbers(property.Value, "shape"), offsets = Numbers(property.Value, "data_offsets");
        if (shape is not { Length: <= MostDimensions } || offsets is not [var begin, var end])
            throw Broken(Lead, $"{what} has no shape of at most {MostDimensions} sizes, or no data_offsets of two numbers");
        if (begin > end || end > file.Length)
            throw Broken(Lead, $"{what} lies from {begin} to {end}; places in a file of {file.Length} bytes were expected");
        UInt128 bytes = (UInt128)type.Size;
        foreach (long size in shape)
        {
            bytes *= (UInt128)size;
            // Stays far below what runs over.
            if (size > int.MaxValue || bytes > long.MaxValue)
                throw Broken(Lead, $"{what} has the shape [{string.Join(", ", shape)}], more than any file can hold");
        }
        if (bytes != (UInt128)(end - begin))
            throw Broken(Lead, $"{what} of shape [{string.Join(", ", shape)}] and dtype {type.SafeTensorsName} has {end - begin} bytes; {bytes} were expected");
        return new Entry(property.Name, type, shape, begin, end);
    }

    static long[]? Numbers(JsonElement json, string field)
    {
        if (!json.TryGetProperty(field, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new long[list.GetArrayLength()];
        int i = 0;
        foreach (JsonElement element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out numbers[i]) || numbers[i] < 0)
                return null;
            i++;
        }
        return numbers;
    }

    // The numbers are cut into the tensors without overlaps and without holes, in which something could hide.
    void CheckPlaces(long length)
    {
        long reached = 0;
        foreach (Entry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != reached)
                throw Broken(Lead, $"the tensor \"{Printable.Text(entry.Name)}\" begins at {entry.Begin}, where those before it end at {reached}");
            reached = entry.End;
        }
        if (reached != length)
            throw Broken(file.Length - length, $"{length} bytes of numbers follow the header; {reached} were expected");
    }

    DataFormatException Broken(long offset, string problem) => new(name, offset, problem);
}
