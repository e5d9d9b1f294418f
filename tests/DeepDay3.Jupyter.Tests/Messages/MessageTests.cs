using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter.Tests.Messages;

public sealed class MessageTests
{
    static readonly MessageSigner Signer = new(MessageSigner.DefaultScheme, "key");

    [Fact]
    public void Signatures_are_HMAC_SHA256_over_the_four_parts_in_hexadecimal()
    {
        byte[][] parts = [[1], [2, 3], [], [4]];
        var expected = Convert.ToHexString(HMACSHA256.HashData("key"u8, [1, 2, 3, 4])).ToLowerInvariant();
        Assert.Equal(expected, Encoding.ASCII.GetString(Signer.Sign(parts)));
        Assert.True(Signer.Verify(Encoding.ASCII.GetBytes(expected), parts));
        Assert.False(Signer.Verify(Encoding.ASCII.GetBytes(expected.ToUpperInvariant()), parts));
        Assert.False(Signer.Verify([], parts));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed_and_nothing_checked()
    {
        var signer = new MessageSigner(MessageSigner.DefaultScheme, "");
        Assert.Empty(signer.Sign([[1], [2], [3], [4]]));
        Assert.True(signer.Verify("anything"u8.ToArray(), [[1], [2], [3], [4]]));
    }

    [Fact]
    public void What_is_written_can_be_read()
    {
        var parent = """{"msg_id": "p", "msg_type": "execute_request"}"""u8.ToArray();
        var frames = new MessageWriter(Signer).Write([[9], [8]], "stream", parent, new JsonObject { ["text"] = "größe 🙂\n", ["name"] = "stdout" });

        var message = new MessageReader(Signer).Read(frames);

        Assert.Equal([[9], [8]], message.Identities);
        Assert.Equal("stream", message.Type);
        Assert.Equal("größe 🙂\n", message.Text("text"));
        Assert.Equal(parent, frames[5]);
        var header = JsonDocument.Parse(message.Header).RootElement;
        Assert.Equal("5.3", header.GetProperty("version").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", header.GetProperty("date").GetString());
    }

    [Fact]
    public void Half_characters_are_written_as_valid_JSON()
    {
        var frames = new MessageWriter(Signer).Write([], "stream", null, new JsonObject { ["text"] = "a\ud800b" });
        Assert.Equal("a\ufffdb", JsonDocument.Parse(frames[^1]).RootElement.GetProperty("text").GetString());
    }

    public static TheoryData<string, byte[][]> Malformed() => new()
    {
        { "delimiter", [[1], [2]] },
        { "frames", [[.. "<IDS|MSG>"u8]] },
        { "frames", [[.. "<IDS|MSG>"u8], [], [], []] },
        { "without a signature", [[.. "<IDS|MSG>"u8], [], [.. "{}"u8], [.. "{}"u8], [.. "{}"u8], [.. "{}"u8]] },
        { "wrong signature", [[.. "<IDS|MSG>"u8], [1, 2], [.. "{}"u8], [.. "{}"u8], [.. "{}"u8], [.. "{}"u8]] },
        { "not JSON", Signed("{", "{}", "{}", "{}") },
        { "no JSON object", Signed("[]", "{}", "{}", "{}") },
        { "msg_type", Signed("{}", "{}", "{}", "{}") },
        { "msg_type", Signed("""{"msg_type": 5, "msg_id": "a"}""", "{}", "{}", "{}") },
        { "empty", Signed("""{"msg_type": "", "msg_id": "a"}""", "{}", "{}", "{}") },
        { "msg_id", Signed("""{"msg_type": "x"}""", "{}", "{}", "{}") },
        { "Unicode", Signed("""{"msg_type": "\ud800", "msg_id": "a"}""", "{}", "{}", "{}") },
        { "not JSON", Signed("""{"msg_type": "x", "msg_type": "y", "msg_id": "a"}""", "{}", "{}", "{}") },
        { "content", Signed("""{"msg_type": "x", "msg_id": "a"}""", "{}", "{}", "null") },
        { "metadata", Signed("""{"msg_type": "x", "msg_id": "a"}""", "{}", "", "{}") },
        { "not JSON", Signed("""{"msg_type": "x", "msg_id": "a"}""", "{}", "{}", """{"a": NaN}""") },
        { "not JSON", Signed("""{"msg_type": "x", "msg_id": "a"}""", "{}", "{}", new string('[', 5000)) },
        { "UTF-8", Sign([.. "{\"msg_type\": \""u8, 0xff, .. "\"}"u8], [.. "{}"u8], [.. "{}"u8], [.. "{}"u8]) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_messages_are_refused_with_a_reason(string words, byte[][] frames) => Assert.Contains(
        words,
        Assert.Throws<MalformedMessageException>(() => new MessageReader(Signer).Read(frames)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_50000_changed_messages_none_leads_to_another_exception()
    {
        var random = new Random(3);
        var reader = new MessageReader(Signer);
        var refused = 0;
        for (var round = 0; round < 50_000; round++)
        {
            byte[][] parts =
            [
                [.. """{"msg_id": "1", "msg_type": "execute_request", "session": "s"}"""u8], [.. "{}"u8], [.. "{}"u8],
                [.. """{"code": "1 + 1", "silent": false, "user_expressions": {"a": "b"}}"""u8],
            ];
            for (var change = random.Next(4); change > 0; change--)
            {
                var part = parts[random.Next(4)];
                part[random.Next(part.Length)] = (byte)random.Next(256);
            }

            var frames = random.Next(3) > 0 ? Sign(parts) : [[.. "<IDS|MSG>"u8], [(byte)random.Next(256)], .. parts];
            if (random.Next(8) == 0) frames = frames[..random.Next(frames.Length)];
            try
            {
                var message = reader.Read(frames);
                message.Text("code", "");
                message.Flag("silent", true);
                _ = message.Texts("user_expressions").Count();
            }
            catch (MalformedMessageException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10_000, 49_000);
    }

    static byte[][] Signed(params string[] parts) => Sign([.. parts.Select(Encoding.UTF8.GetBytes)]);

    static byte[][] Sign(params byte[][] parts) =>
        [[.. "<IDS|MSG>"u8], Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, [.. parts.SelectMany(part => part)]))), .. parts];
}
