using DeepDay3.Jupyter.Execution;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Jupyter;

/// <summary>Loads the compiler while the client is still connecting, so that the first cell does not pay for it.</summary>
static class Warmup
{
    /// <summary>Executes a cell in a session that is thrown away, on a thread of its own.</summary>
    public static void Start() => new Thread(Run) { IsBackground = true, Name = "warm-up" }.UnsafeStart();

    static void Run()
    {
        using var session = new CSharpSession();
        session.Execute("1+1", "warm-up", new SilentOutput());
    }
}
