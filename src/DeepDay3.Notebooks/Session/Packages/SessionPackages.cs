using System.Diagnostics;
using System.Text.RegularExpressions;
using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Session.Packages;

/// <summary>The packages that a session has asked for with <c>#r "nuget: Name, Version"</c>, and where it looks for them.</summary>
sealed partial class SessionPackages(string folder, SessionReferences references, SessionOptions options)
{
    const string Prefix = "nuget:";

    static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    readonly PackageRestore restore = new(options.PackageCache ?? PackageRestore.DefaultCacheFolder);
    readonly Dictionary<string, PackageRequest> requested = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> addedSources = [];
    readonly List<(PackageRequest Package, CellDirective Directive)> open = [];

    /// <summary>True for a <c>#r</c> that names a package.</summary>
    public static bool IsPackage(CellDirective directive) => directive.Argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes a package for the next <see cref="Restore"/>.</summary>
    /// <exception cref="DirectiveException">The directive is malformed, or the session has the package in another version.</exception>
    public void Request(CellDirective directive)
    {
        if (Package().Match(directive.Argument[Prefix.Length..]) is not { Success: true } match)
            throw new DirectiveException($"#r \"{directive.Argument}\": the name of a package and, after a comma, a version were expected, as in #r \"nuget: Name, 1.2.3\".", directive.Line);
        var package = new PackageRequest(match.Groups["name"].Value, match.Groups["version"].Success ? match.Groups["version"].Value : "*");
        var known = requested.GetValueOrDefault(package.Name) ?? open.Select(entry => entry.Package).FirstOrDefault(other => string.Equals(other.Name, package.Name, StringComparison.OrdinalIgnoreCase));
        if (known is null) open.Add((package, directive));
        else if (package.Version != "*" && known.Version != package.Version)
            throw new DirectiveException($"#r \"{directive.Argument}\": this session has {known.Name} in version {known.Version} already; restart to take another one.", directive.Line);
    }

    /// <summary>Adds a source for the packages that follow.</summary>
    /// <exception cref="DirectiveException">The directive is malformed, or the folder does not exist.</exception>
    public void AddSource(CellDirective directive)
    {
        var source = IsPackage(directive) ? directive.Argument[Prefix.Length..].Trim() : "";
        if (source.Length == 0) throw new DirectiveException($"#i \"{directive.Argument}\": a source of packages was expected, as in #i \"nuget: https://…/index.json\" or #i \"nuget: folder\".", directive.Line);
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            source = Path.GetFullPath(source, folder);
            if (!Directory.Exists(source)) throw new DirectiveException($"#i \"{directive.Argument}\": there is no folder {source}.", directive.Line);
        }

        if (!addedSources.Contains(source)) addedSources.Add(source);
    }

    /// <summary>Restores and references what has been asked for since the last time; shows how long it takes.</summary>
    /// <exception cref="DirectiveException">The packages cannot be restored; the session goes on without them.</exception>
    public void Restore(CellRun run)
    {
        if (open.Count == 0) return;
        var (added, line) = (open.Select(entry => entry.Package).ToList(), open[0].Directive.Line);
        var title = $"#r \"nuget: {string.Join("\", \"nuget: ", added)}\"";
        open.Clear();
        var all = requested.Values.Concat(added).ToList();
        try
        {
            var assets = restore.Find(all, addedSources, options.PackageSources) ?? Watch(added, all, run);
            references.AddPackages(assets);
            foreach (var package in added) requested[package.Name] = package;
        }
        catch (PackageException e)
        {
            throw new DirectiveException($"{title}: {e.Message}.", line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"{title}: {e.Message}", line);
        }
    }

    PackageAssets Watch(List<PackageRequest> added, List<PackageRequest> all, CellRun run)
    {
        var names = string.Join("; ", added);
        var id = Guid.NewGuid().ToString("N");
        var watch = Stopwatch.StartNew();
        var work = Task.Run(() => restore.RestoreAsync(all, addedSources, options.PackageSources, run.Cancellation));
        run.Scope.Display(Text($"Restoring {names} ..."), id);
        try
        {
            while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(ProgressEvery)) run.Scope.Update(Text($"Restoring {names} ... {watch.Elapsed.TotalSeconds:0} s"), id);
            var assets = work.GetAwaiter().GetResult();
            var installed = assets.Packages.Where(package => added.Any(request => package.StartsWith(request.Name + " ", StringComparison.OrdinalIgnoreCase)));
            run.Scope.Update(Text($"Restored {string.Join("; ", installed)}"), id);
            return assets;
        }
        catch (Exception)
        {
            run.Scope.Update(Text($"{names} could not be restored"), id);
            throw;
        }
    }

    static MimeBundle Text(string text) => MimeBundle.Single(MimeTypes.Plain, text);

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[A-Za-z0-9.*+\-\[\](), ]+?))?\s*$")]
    private static partial Regex Package();
}
