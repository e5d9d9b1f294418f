using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepDay3.Cli.Kernels;

/// <summary>A kernel of ours in one of Jupyter's folders: a folder with kernel.json and, in <c>app</c>, the program.</summary>
/// <param name="Name">The name that notebooks have in their metadata.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Command">The command line, without the connection file.</param>
sealed partial record InstalledKernel(string Name, string Folder, IReadOnlyList<string> Command)
{
    /// <summary>The name that .NET notebooks ask for.</summary>
    public const string UsualName = ".net-csharp";

    /// <summary>The name where the usual one is taken.</summary>
    public const string OtherName = "deepday3";

    /// <summary>The file that describes a kernel.</summary>
    public const string FileName = "kernel.json";

    const string Mark = "deepday3";

    /// <summary>The files that the command needs and that are not there.</summary>
    public IEnumerable<string> Missing => Command.Where(part => Path.IsPathFullyQualified(part) && !File.Exists(part));

    /// <summary>True for names that Jupyter accepts.</summary>
    public static bool IsValidName(string name) => ValidName().IsMatch(name);

    /// <summary>Our kernels in a folder of kernels.</summary>
    public static IEnumerable<InstalledKernel> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(Read).OfType<InstalledKernel>();
    }

    /// <summary>The kernel of a folder; null when there is none, or one of somebody else.</summary>
    public static InstalledKernel? Read(string folder)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FileName)));
            if (root?["metadata"]?[Mark] is null) return null;
            var command = root["argv"]!.AsArray().Select(part => part!.GetValue<string>()).SkipLast(1);
            return new InstalledKernel(Path.GetFileName(folder), folder, [.. command]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>The text of kernel.json.</summary>
    public static string Describe(string name, IReadOnlyList<string> command)
    {
        var description = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Append("{connection_file}").Select(part => (JsonNode)part)]),
            ["display_name"] = name == UsualName ? ".NET (C#)" : $".NET (C#) {name}",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject
            {
                ["debugger"] = false,
                [Mark] = new JsonObject { ["version"] = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion },
            },
        };
        return description.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    [GeneratedRegex(@"^[A-Za-z0-9._\-]+$")]
    private static partial Regex ValidName();
}
