namespace DeepDay3.Jupyter.Zmtp;

/// <summary>What a connection tells its socket; calls come from the connection's own thread.</summary>
interface IConnectionOwner
{
    void Connected(Connection connection);

    void Received(Connection connection, List<byte[]> frames);

    void Disconnected(Connection connection);

    void Log(string text);
}
