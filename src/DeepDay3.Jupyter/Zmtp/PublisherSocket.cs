using System.Collections.Concurrent;

namespace DeepDay3.Jupyter.Zmtp;

/// <summary>PUB: sends each message to the peers that subscribed to a beginning of its first frame.</summary>
sealed class PublisherSocket(Endpoint endpoint, KernelLog log) : ServerSocket("PUB", endpoint, log)
{
    const byte Subscribe = 1;

    readonly ConcurrentDictionary<Connection, byte[][]> subscriptions = new();
    readonly ManualResetEventSlim subscribed = new();

    public override void Disconnected(Connection connection)
    {
        base.Disconnected(connection);
        subscriptions.TryRemove(connection, out _);
    }

    // One thread per connection calls this, so that its own list changes without a race.
    public override void Received(Connection connection, List<byte[]> frames)
    {
        var frame = frames[0];
        if (frames.Count != 1 || frame.Length == 0 || frame[0] > Subscribe) return;
        var topic = frame[1..];
        var current = subscriptions.GetValueOrDefault(connection, []);
        if (frame[0] == Subscribe)
        {
            subscriptions[connection] = [.. current, topic];
            subscribed.Set();
            return;
        }

        var index = Array.FindIndex(current, candidate => candidate.AsSpan().SequenceEqual(topic));
        if (index >= 0) subscriptions[connection] = [.. current[..index], .. current[(index + 1)..]];
    }

    /// <summary>Waits until somebody has subscribed, but not longer than <paramref name="limit"/>.</summary>
    public void WaitForSubscriber(TimeSpan limit) => subscribed.Wait(limit);

    /// <summary>Sends a message to all that want it.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        foreach (var (connection, topics) in subscriptions)
        {
            if (topics.Any(topic => frames[0].AsSpan().StartsWith(topic))) connection.Send(frames);
        }
    }
}
