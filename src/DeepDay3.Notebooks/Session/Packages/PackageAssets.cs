using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepDay3.Notebooks.Session.Packages;

/// <summary>What a restore has found: the files that the requested packages and those behind them bring to this machine.</summary>
/// <param name="Packages">Names with versions, such as "Markdig 1.2.3": those that were asked for.</param>
/// <param name="Assemblies">Managed assemblies.</param>
/// <param name="NativeLibraries">Native libraries.</param>
sealed record PackageAssets(IReadOnlyList<string> Packages, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>True while all files are where they were.</summary>
    public bool Exist => Assemblies.Concat(NativeLibraries).All(File.Exists);

    /// <summary>Reads what NuGet wrote.</summary>
    /// <param name="json">The text of project.assets.json.</param>
    /// <param name="requested">The packages that were asked for.</param>
    public static PackageAssets Parse(string json, IEnumerable<PackageRequest> requested)
    {
        var root = JsonNode.Parse(json)!;
        var folders = root["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var names = requested.Select(request => request.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> packages = [], assemblies = [], natives = [];
        foreach (var (key, library) in root["targets"]!.AsObject().First().Value!.AsObject())
        {
            if (library!["type"]?.GetValue<string>() != "package") continue;
            var parts = key.Split('/');
            if (names.Contains(parts[0])) packages.Add($"{parts[0]} {parts[1]}");
            var path = root["libraries"]![key]!["path"]!.GetValue<string>();
            var folder = folders.Select(candidate => Path.Combine(candidate, path)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], path);
            var specific = Specific(library["runtimeTargets"] as JsonObject).ToList();
            var chosen = specific.Where(asset => asset.Kind == "runtime").Select(asset => asset.Path).ToList();
            var general = (library["runtime"] as JsonObject ?? []).Select(asset => asset.Key)
                .Where(asset => asset.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && chosen.All(other => Path.GetFileName(other) != Path.GetFileName(asset)));
            assemblies.AddRange(chosen.Concat(general).Select(asset => Path.GetFullPath(Path.Combine(folder, asset))));
            natives.AddRange(specific.Where(asset => asset.Kind == "native").Select(asset => Path.GetFullPath(Path.Combine(folder, asset.Path))));
        }

        return new PackageAssets(packages, assemblies, natives);
    }

    /// <summary>Reads a remembered result; null when the file is not one.</summary>
    public static PackageAssets? Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PackageAssets>(File.ReadAllText(path)) is { Packages: not null, Assemblies: not null, NativeLibraries: not null } assets ? assets : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Save(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this));

    // Of the files for single systems, those of the nearest system: linux-x64 before linux before unix.
    static IEnumerable<(string Path, string Kind)> Specific(JsonObject? targets)
    {
        if (targets is null) yield break;
        var systems = Systems();
        var mine = targets.Select(target => (Path: target.Key, Kind: target.Value!["assetType"]!.GetValue<string>(), Rank: systems.IndexOf(target.Value["rid"]!.GetValue<string>())))
            .Where(asset => asset.Rank >= 0);
        foreach (var group in mine.GroupBy(asset => (asset.Kind, Path.GetFileName(asset.Path))))
        {
            var best = group.MinBy(asset => asset.Rank);
            yield return (best.Path, best.Kind);
        }
    }

    static List<string> Systems()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        List<string> names = [RuntimeInformation.RuntimeIdentifier, $"{system}-{architecture}", system];
        if (system != "win") names.AddRange([$"unix-{architecture}", "unix"]);
        names.Add("any");
        return names;
    }
}
