using System.Text;
using System.Text.Json.Nodes;
using DeepDay3.Jupyter.Messages;
using DeepDay3.Jupyter.Zmtp;

namespace DeepDay3.Jupyter.Execution;

/// <summary>What all clients see: outputs, and whether the kernel is busy.</summary>
sealed class IoPub(PublisherSocket socket, MessageWriter writer)
{
    readonly Lock gate = new();
    volatile byte[]? running;

    /// <summary>The header of the request that is being executed; null when there is none.</summary>
    public byte[]? Running => running;

    /// <summary>Publishes a message that belongs to the request with that header.</summary>
    public void Publish(string type, byte[]? parentHeader, JsonObject content) =>
        socket.Send(writer.Write([Encoding.ASCII.GetBytes(type)], type, parentHeader, content));

    /// <summary>Busy with an execution.</summary>
    public void BeginExecution(byte[] parentHeader)
    {
        lock (gate)
        {
            running = parentHeader;
            PublishStatus("busy", parentHeader);
        }
    }

    /// <summary>Done with an execution.</summary>
    public void EndExecution(byte[] parentHeader)
    {
        lock (gate)
        {
            running = null;
            PublishStatus("idle", parentHeader);
        }
    }

    /// <summary>Brackets an answer to another request by busy and idle.</summary>
    /// <remarks>Clients show the state that they heard last: while a cell runs, busy is said again behind the idle.</remarks>
    public void Bracket(byte[] parentHeader, Action answer)
    {
        PublishStatus("busy", parentHeader);
        try
        {
            answer();
        }
        finally
        {
            lock (gate)
            {
                PublishStatus("idle", parentHeader);
                if (running is not null) PublishStatus("busy", running);
            }
        }
    }

    /// <summary>Says that the kernel has come up.</summary>
    public void PublishStarting() => PublishStatus("starting", null);

    void PublishStatus(string state, byte[]? parentHeader) =>
        Publish("status", parentHeader, new JsonObject { ["execution_state"] = state });
}
