using System.Text.Json;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Jupyter.Execution;

/// <summary>Asks the client whose cell is running for a line of text, on the stdin channel.</summary>
sealed class KernelInput(MessageWriter writer, RouterSocket channel) : ICellInput
{
    static readonly TimeSpan ConnectionGrace = TimeSpan.FromSeconds(5);

    readonly Lock oneAtATime = new();
    readonly Queue<string> answers = new();
    volatile JupyterMessage? execution;

    public bool IsAvailable => execution is not null;

    /// <summary>Says whose cell is running; null when there is nobody to ask.</summary>
    public void Serve(JupyterMessage? request) => execution = request;

    public string ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        lock (oneAtATime)
        {
            var parent = execution ?? throw new InvalidOperationException("This client does not answer questions: it runs cells without a person.");
            lock (answers) answers.Clear();
            using var registration = cancellation.UnsafeRegister(_ => Wake(), null);
            Ask(parent, prompt, isPassword, cancellation);
            lock (answers)
            {
                while (answers.Count == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Monitor.Wait(answers);
                }

                return answers.Dequeue();
            }
        }
    }

    /// <summary>Takes an input_reply; one that nobody waits for is forgotten with the next question.</summary>
    public void Receive(JupyterMessage reply)
    {
        if (reply.Type != "input_reply") throw new MalformedMessageException($"{reply.Type} on the stdin channel; input_reply was expected");
        if (!reply.Content.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.String) throw new MalformedMessageException("input_reply without a value");
        var text = JupyterMessage.Read(value, "value");
        lock (answers)
        {
            answers.Enqueue(text);
            Monitor.PulseAll(answers);
        }
    }

    // A client that has just connected may have its stdin channel under way.
    void Ask(JupyterMessage parent, string prompt, bool isPassword, CancellationToken cancellation)
    {
        var question = writer.Write(parent.Identities, "input_request", parent.Header, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
        var until = DateTime.UtcNow + ConnectionGrace;
        while (!channel.Send(question))
        {
            cancellation.ThrowIfCancellationRequested();
            if (DateTime.UtcNow > until) throw new InvalidOperationException("The client has no stdin channel to ask on.");
            Thread.Sleep(20);
        }
    }

    void Wake()
    {
        lock (answers) Monitor.PulseAll(answers);
    }
}
