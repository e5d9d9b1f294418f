namespace DeepDay3.Notebooks.Session;

/// <summary>Tells long work of libraries that the running cell is to stop, through a word of memory that the process shares under a name.</summary>
/// <remarks>Neither side knows the other; whoever comes first makes the word. A library reads it once a block of work.</remarks>
static class LibraryInterruption
{
    /// <summary>The name under which <see cref="AppContext.GetData"/> gives the flag, an int[1] that is not 0 while work is to stop.</summary>
    public const string FlagName = "DeepDay3.InterruptionFlag";

    static readonly int[] Flag = Find();

    public static void Set(bool stop) => Volatile.Write(ref Flag[0], stop ? 1 : 0);

    static int[] Find()
    {
        if (AppContext.GetData(FlagName) is not int[] { Length: > 0 } shared) AppContext.SetData(FlagName, shared = new int[1]);
        return shared;
    }
}
