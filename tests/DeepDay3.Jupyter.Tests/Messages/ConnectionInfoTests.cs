using DeepDay3.Jupyter.Messages;

namespace DeepDay3.Jupyter.Tests.Messages;

public sealed class ConnectionInfoTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), $"größe {Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_connection_file_is_read()
    {
        File.WriteAllText(path, """
            {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
             "transport": "ipc", "signature_scheme": "hmac-sha256", "kernel_name": "x"}
            """);

        var info = ConnectionInfo.Load(path);

        Assert.Equal("ipc://127.0.0.1-1", info.Shell.ToString());
        Assert.Equal(5, info.Heartbeat.Port);
        Assert.Equal("k", info.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"shell_port": 70000}""")]
    [InlineData("""{"shell_port": "1"}""")]
    [InlineData("""{"transport": "pigeon"}""")]
    [InlineData("""{"transport": 5}""")]
    [InlineData("""{"key": "k", "signature_scheme": "hmac-md2"}""")]
    public void What_is_none_is_refused_by_name(string text)
    {
        File.WriteAllText(path, text);
        Assert.Contains(path, Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.Contains("no such", Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Load("no such file")).Message, StringComparison.Ordinal);
}
