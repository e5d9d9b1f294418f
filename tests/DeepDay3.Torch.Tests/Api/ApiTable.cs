namespace DeepDay3.Torch.Tests.Api;

/// <summary>
/// The list of TorchSharp's public members, which is not part of this repository: <c>$DEEPDAY3_TORCHSHARP_API</c> (the file or its
/// folder), else <c>shared/torchsharp-api</c> beside the repository.
/// </summary>
internal sealed class ApiTable
{
    const string FileName = "api-0.107.0.tsv";

    readonly Dictionary<ApiRow, int> uses = [];

    internal IReadOnlyDictionary<ApiRow, int> Uses => uses;

    internal static string? Path { get; } = Find();

    /// <summary>The folder that holds the solution.</summary>
    internal static string? RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DeepDay3.sln"))) folder = folder.Parent;
            return folder?.FullName;
        }
    }

    internal static ApiTable Read()
    {
        var table = new ApiTable();
        foreach (string line in File.ReadLines(Path!).Skip(1))
        {
            string[] cells = line.Split('\t');
            table.uses[new ApiRow(cells[1], cells[2], cells[3].Replace(" [Obsolete]", ""))] = int.Parse(cells[0]);
        }
        return table;
    }

    static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("DEEPDAY3_TORCHSHARP_API");
        string?[] places = !string.IsNullOrEmpty(named)
            ? [named, System.IO.Path.Combine(named, FileName)]
            : [RepositoryRoot is { } root ? System.IO.Path.Combine(root, "..", "shared", "torchsharp-api", FileName) : null];
        return places.FirstOrDefault(File.Exists);
    }
}
