using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>Writes one safetensors file: wide numbers first, so that all lie at multiples of their size.</summary>
static class SafeTensorsWriter
{
    const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var sorted = tensors.Select(pair => (Name: Checked(pair.Key), Tensor: pair.Value, Type: TypeOf(pair.Key, pair.Value)))
            .OrderByDescending(item => item.Type.Size).ThenBy(item => item.Name, StringComparer.Ordinal).ToList();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafeTensorsReader.MetadataName);
                foreach ((string key, string value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach ((string name, Tensor tensor, StoredType type) in sorted)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", type.SafeTensorsName);
                Numbers(json, "shape", tensor.shape);
                long end = offset + tensor.numel() * type.Size;
                Numbers(json, "data_offsets", [offset, end]);
                json.WriteEndObject();
                offset = end;
            }
            json.WriteEndObject();
        }
        while (header.Length % Alignment != 0)
            header.WriteByte((byte)' ');
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.WriteTo(stream);
        foreach ((_, Tensor tensor, _) in sorted)
        {
            using Tensor plain = tensor.detach().cpu().contiguous();
            if (plain.numel() > 0)
                stream.Write(plain.bytes);
        }
    }

    static string Checked(string name) => name.Length > 0 && name != SafeTensorsReader.MetadataName
        ? name
        : throw new ArgumentException($"A tensor is named \"{name}\", which a safetensors file cannot hold: another name was expected.");

    static StoredType TypeOf(string name, Tensor tensor) => StoredType.All.FirstOrDefault(type => type.Type == tensor.dtype)
        ?? throw new ArgumentException($"The tensor \"{name}\" is {tensor.dtype}, which cannot be written: one of {string.Join(", ", StoredType.All.Select(type => type.Type))} was expected.");

    static void Numbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
