using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Tests;

[Collection("sessions")]
public sealed class KernelServerTests : IDisposable
{
    readonly TestClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void A_cell_is_busy_then_shows_its_input_and_output_then_idle()
    {
        var (reply, outputs) = client.Execute("Console.WriteLine(\"größe 🙂\"); 6 * 7");

        Assert.Equal("ok", reply.GetProperty("status").GetString());
        Assert.Equal(1, reply.GetProperty("execution_count").GetInt32());
        Assert.Equal(["execute_input", "stream", "execute_result"], outputs.Select(output => output.Type));
        Assert.Equal("größe 🙂\n", outputs[1].Content.GetProperty("text").GetString());
        Assert.Equal("42", outputs[2].Content.GetProperty("data").GetProperty("text/plain").GetString());
    }

    [Fact]
    public void Control_answers_while_a_cell_runs_and_interrupts_it()
    {
        var id = client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "Console.WriteLine(1); while (true) { }" });
        while (client.Receive(client.IoPub) is var message && message.Type != "stream") { }

        Assert.Equal("5.3", client.Ask(client.Control, "kernel_info_request", []).GetProperty("protocol_version").GetString());
        Assert.Equal("ok", client.Ask(client.Control, "interrupt_request", []).GetProperty("status").GetString());

        client.Outputs(id);
        Assert.Equal("Interrupted", client.Receive(client.Shell).Content.GetProperty("ename").GetString());
        Assert.Equal("2", client.Execute("1 + 1").Outputs[^1].Content.GetProperty("data").GetProperty("text/plain").GetString());
    }

    [Fact]
    public void What_is_sent_after_an_error_was_heard_is_executed()
    {
        for (var round = 0; round < 30; round++)
        {
            client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "missing" });
            Assert.Equal("error", client.Receive(client.Shell).Content.GetProperty("status").GetString());
            client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "1" });
            Assert.Equal("ok", client.Receive(client.Shell).Content.GetProperty("status").GetString());
        }
    }

    [Fact]
    public void Questions_go_to_the_client_whose_cell_asks()
    {
        client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "Console.ReadLine()", ["allow_stdin"] = true });
        Assert.Equal("input_request", client.Receive(client.Stdin).Type);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["status"] = "ok", ["value"] = "answer" });
        while (client.Receive(client.IoPub) is var message)
        {
            if (message.Type != "execute_result") continue;
            Assert.Equal("answer", message.Content.GetProperty("data").GetProperty("text/plain").GetString());
            return;
        }
    }

    [Fact]
    public void Nobody_is_asked_when_the_client_does_not_answer_questions() =>
        Assert.Equal("error", client.Execute("Console.ReadLine()", allowStdin: false).Reply.GetProperty("status").GetString());

    [Fact]
    public void Unsigned_messages_are_not_executed_and_said_in_the_log()
    {
        var unsigned = new MessageWriter(new MessageSigner(MessageSigner.DefaultScheme, ""));
        client.Shell.Send(unsigned.Write([], "execute_request", null, new JsonObject { ["code"] = "int evil = 1;" }));
        Assert.Equal("error", client.Execute("evil").Reply.GetProperty("status").GetString());
        Assert.Contains("without a signature", client.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_contents_of_all_requests_leave_the_kernel_alive()
    {
        string[] types = ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open", "comm_info_request", "interrupt_request", "input_reply", "nonsense"];
        string[] values = ["null", "1e400", "-1", "\"\\ud800\"", "\"x\"", "[]", "{}", "true", "\"1 +\"", "\"tail\""];
        string[] names = ["code", "cursor_pos", "silent", "user_expressions", "hist_access_type", "n", "comm_id", "detail_level", "value"];
        var random = new Random(5);
        var signer = new MessageSigner(MessageSigner.DefaultScheme, TestClient.Key);
        for (var round = 0; round < 1000; round++)
        {
            var fields = names.Where(_ => random.Next(2) == 0).Select(name => $"\"{name}\": {values[random.Next(values.Length)]}");
            byte[][] parts =
            [
                TestClient.Bytes($"{{\"msg_type\": \"{types[random.Next(types.Length)]}\", \"msg_id\": \"r{round}\"}}"),
                [.. "{}"u8], [.. "{}"u8], TestClient.Bytes($"{{{string.Join(", ", fields)}}}"),
            ];
            (round % 3 == 0 ? client.Control : round % 3 == 1 ? client.Stdin : client.Shell).Send([[.. "<IDS|MSG>"u8], signer.Sign(parts), .. parts]);
        }

        // What stands in the queue may still interrupt or abort the first of these.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var id = client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "1 + 1" });
            if (client.Outputs(id).Any(output => output.Type == "execute_result")) return;
        }

        Assert.Fail("the kernel executes nothing any more");
    }

    [Fact]
    public void Garbage_on_any_port_ends_that_connection_alone()
    {
        var random = new Random(6);
        int[] ports = [client.Server.Shell.Port, client.Server.Control.Port, client.Server.IoPubSocket.Port, client.Server.Stdin.Port, client.Server.Heartbeat.Port];
        for (var round = 0; round < 100; round++)
        {
            using var peer = new TcpClient();
            peer.Connect(IPAddress.Loopback, ports[round % ports.Length]);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            peer.GetStream().Write(round % 2 == 0 ? bytes : [.. Handshake.Greeting(), .. FrameCodec.Encode(Handshake.Ready("DEALER"), false, true), .. bytes]);
        }

        Assert.Equal("ok", client.Execute("1").Reply.GetProperty("status").GetString());
    }

    [Fact]
    public void The_heartbeat_returns_what_it_gets()
    {
        using var heart = new TestSocket(client.Server.Heartbeat.Port, "REQ");
        heart.Send([], TestClient.Bytes("ping"));
        Assert.Equal([[], TestClient.Bytes("ping")], heart.Receive());
    }

    [Fact]
    public void A_ping_command_is_answered()
    {
        using var peer = new TestSocket(client.Server.Shell.Port, "DEALER");
        peer.SendCommand([4, .. "PING"u8, 0, 10, 7, 8]);
        var frame = peer.ReceiveFrame();
        Assert.True(frame.IsCommand);
        Assert.Equal([4, .. "PONG"u8, 7, 8], frame.Body);
    }

    [Fact]
    public void Subscriptions_choose_by_topic_and_end()
    {
        using var some = new TestSocket(client.Server.IoPubSocket.Port, "SUB");
        some.Send([1, .. "execute_"u8]);
        some.Send([1, .. "stream"u8]);
        some.Send([0, .. "stream"u8]);
        Thread.Sleep(200);

        client.Execute("Console.WriteLine(1); 2");

        Assert.Equal("execute_input", client.Receive(some).Type);
        Assert.Equal("execute_result", client.Receive(some).Type);
    }

    [Fact]
    public void A_question_that_comes_before_the_subscription_is_answered_on_iopub_as_well()
    {
        using var hasty = new TestClient(isHasty: true);
        Assert.Empty(hasty.Outputs(hasty.FirstQuestion!));
        Assert.Equal("ok", hasty.Receive(hasty.Shell).Content.GetProperty("status").GetString());
    }

    [Fact]
    public void Shutdown_is_answered_before_the_end()
    {
        var reply = client.Ask(client.Control, "shutdown_request", new JsonObject { ["restart"] = true });
        Assert.True(reply.GetProperty("restart").GetBoolean());
        client.Server.Wait();
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        var taken = new Endpoint("tcp", "127.0.0.1", client.Server.Shell.Port);
        var error = Assert.Throws<ConnectionFileException>(() => new KernelServer(new ConnectionInfo(taken, taken, taken, taken, taken, "", ""), new KernelLog(TextWriter.Null)));
        Assert.Contains(taken.ToString(), error.Message, StringComparison.Ordinal);
    }
}
