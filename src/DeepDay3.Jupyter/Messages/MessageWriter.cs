using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Jupyter.Messages;

/// <summary>Turns contents into signed frames.</summary>
sealed class MessageWriter(MessageSigner signer)
{
    public const string ProtocolVersion = "5.3";

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    static readonly byte[] Nothing = "{}"u8.ToArray();

    readonly string session = Guid.NewGuid().ToString();

    /// <summary>The frames of a message.</summary>
    /// <param name="leading">Identities, or the topic on iopub.</param>
    /// <param name="type">Such as execute_reply.</param>
    /// <param name="parentHeader">The header of the message that this one belongs to; null when there is none.</param>
    /// <param name="content">The content.</param>
    public IReadOnlyList<byte[]> Write(IReadOnlyList<byte[]> leading, string type, byte[]? parentHeader, JsonObject content)
    {
        byte[][] parts = [Header(type), parentHeader ?? Nothing, Nothing, Encode(content)];
        return [.. leading, MessageReader.Delimiter.ToArray(), signer.Sign(parts), .. parts];
    }

    byte[] Header(string type) => Encode(new JsonObject
    {
        ["msg_id"] = Guid.NewGuid().ToString(),
        ["session"] = session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    });

    static byte[] Encode(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) value.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
