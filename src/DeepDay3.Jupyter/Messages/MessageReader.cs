using System.Text.Json;
using System.Text.Unicode;

namespace DeepDay3.Jupyter.Messages;

/// <summary>Turns frames into messages, and refuses what is not signed or not well formed.</summary>
sealed class MessageReader(MessageSigner signer)
{
    const int PartCount = 4;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>What stands between identities and signature.</summary>
    public static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Reads a message.</summary>
    /// <param name="frames">Identities, delimiter, signature, header, parent header, metadata, content, buffers.</param>
    /// <exception cref="MalformedMessageException">The message says what is wrong.</exception>
    public JupyterMessage Read(IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !Delimiter.SequenceEqual(frames[delimiter])) delimiter++;
        if (delimiter == frames.Count) throw new MalformedMessageException("a message without the delimiter <IDS|MSG>");
        var first = delimiter + 2;
        if (frames.Count < first + PartCount) throw new MalformedMessageException($"a message of {frames.Count - delimiter} frames from the delimiter on; at least {PartCount + 2} were expected");

        byte[][] parts = [frames[first], frames[first + 1], frames[first + 2], frames[first + 3]];
        if (!signer.Verify(frames[delimiter + 1], parts))
            throw new MalformedMessageException(frames[delimiter + 1].Length == 0 ? "a message without a signature" : "a message with a wrong signature");

        var header = Parse(parts[0], "header");
        Parse(parts[1], "parent header");
        Parse(parts[2], "metadata");
        return new JupyterMessage([.. frames.Take(delimiter)], Text(header, "msg_type"), Text(header, "msg_id"), parts[0], Parse(parts[3], "content"));
    }

    static JsonElement Parse(byte[] part, string name)
    {
        if (!Utf8.IsValid(part)) throw new MalformedMessageException($"a message whose {name} is not UTF-8");
        try
        {
            var value = JsonElement.Parse(part, Strict);
            return value.ValueKind == JsonValueKind.Object ? value : throw new MalformedMessageException($"a message whose {name} is no JSON object");
        }
        catch (JsonException e)
        {
            throw new MalformedMessageException($"a message whose {name} is not JSON: {e.Message}");
        }
    }

    static string Text(JsonElement header, string name)
    {
        if (!header.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) throw new MalformedMessageException($"a message without {name}");
        var text = JupyterMessage.Read(value, name);
        return text.Length > 0 ? text : throw new MalformedMessageException($"a message whose {name} is empty");
    }
}
