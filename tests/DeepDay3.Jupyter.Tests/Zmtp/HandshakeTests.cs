using System.Text;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Tests.Zmtp;

public sealed class HandshakeTests
{
    [Fact]
    public void The_greeting_is_that_of_version_3_0_with_mechanism_NULL()
    {
        byte[] expected = [0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0, .. Encoding.ASCII.GetBytes("NULL"), .. new byte[16], 0, .. new byte[31]];
        Assert.Equal(expected, Handshake.Greeting());
    }

    [Fact]
    public void Ready_names_the_socket_type_and_the_identity()
    {
        byte[] expected =
        [
            5, .. Encoding.ASCII.GetBytes("READY"),
            11, .. Encoding.ASCII.GetBytes("Socket-Type"), 0, 0, 0, 6, .. Encoding.ASCII.GetBytes("DEALER"),
            8, .. Encoding.ASCII.GetBytes("Identity"), 0, 0, 0, 2, 7, 8,
        ];
        Assert.Equal(expected, Handshake.Ready("DEALER", [7, 8]));

        var properties = Handshake.ParseReady(expected);

        Assert.Equal([7, 8], properties["identity"]);
        Assert.Equal("DEALER"u8.ToArray(), properties["socket-type"]);
    }

    [Fact]
    public void A_READY_command_that_is_cut_anywhere_is_refused_or_shorter()
    {
        var ready = Handshake.Ready("DEALER", [7, 8]);
        int[] whole = [6, 28, ready.Length];
        for (var length = 0; length < ready.Length; length++)
        {
            if (whole.Contains(length)) Handshake.ParseReady(ready.AsSpan(0, length));
            else Assert.Throws<ZmtpException>(() => Handshake.ParseReady(ready.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_property_that_claims_four_gigabytes_is_refused() =>
        Assert.Throws<ZmtpException>(() => Handshake.ParseReady([5, .. "READY"u8, 1, (byte)'a', 255, 255, 255, 255]));

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "does not speak ZMTP")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "does not speak ZMTP")]
    public void Other_protocols_are_refused(string text, string words)
    {
        using var stream = new DuplexStream(Encoding.Latin1.GetBytes(text));
        Assert.Contains(words, Assert.Throws<ZmtpException>(() => Handshake.Run(stream, "ROUTER")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_versions_and_other_mechanisms_are_refused()
    {
        var old = Handshake.Greeting();
        old[10] = 2;
        var curve = Handshake.Greeting();
        "CURVE"u8.CopyTo(curve.AsSpan(12));
        foreach (var greeting in new[] { old, curve })
        {
            using var stream = new DuplexStream(greeting);
            Assert.Throws<ZmtpException>(() => Handshake.Run(stream, "ROUTER"));
        }
    }

    [Fact]
    public void A_handshake_gives_the_identity_of_the_peer()
    {
        using var stream = new DuplexStream([.. Handshake.Greeting(), .. FrameCodec.Encode(Handshake.Ready("DEALER", [1, 2, 3]), false, isCommand: true)]);

        Assert.Equal([1, 2, 3], Handshake.Run(stream, "ROUTER"));
        Assert.Equal([.. Handshake.Greeting(), .. FrameCodec.Encode(Handshake.Ready("ROUTER"), false, isCommand: true)], stream.Written);
    }
}
