using System.CommandLine;
using DeepDay3.Data;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 data</c>: which data sets there are, and how they come to this machine.</summary>
static class DataCommand
{
    internal const int Good = 0;
    internal const int Bad = 1;
    internal const int Usage = 2;
    internal const int Interrupted = 130;

    public static Command Create() => new("data", "Lists, downloads and checks the data sets that notebooks can use.")
    {
        DataListCommand.Create(),
        DataFetchCommand.Create(),
        DataVerifyCommand.Create(),
    };

    /// <summary>The data sets with these names, or all.</summary>
    /// <exception cref="ArgumentException">There is no such data set.</exception>
    public static IReadOnlyList<Dataset> Find(string[] names) => names.Length == 0 ? DatasetCatalog.All : [.. names.Distinct().Select(DatasetCatalog.Get)];

    public static void Complain(string command, string message) => Console.Error.WriteLine($"deepday3 data {command}: {message.TrimEnd('.')}");

    public static string Size(long? bytes) => bytes switch
    {
        null => "size unknown",
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1e3:0.#} kB"),
        _ => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
    };
}
