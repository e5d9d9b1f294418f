using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeepDay3.Notebooks.Session.Packages;

/// <summary>Restores packages with <c>dotnet restore</c> and remembers the result for each exact set.</summary>
/// <param name="cacheFolder">Where results are remembered.</param>
sealed partial class PackageRestore(string cacheFolder)
{
    /// <summary>The per-user folder.</summary>
    public static string DefaultCacheFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "deepday3", "packages");

    static string Framework => $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>The remembered result for exactly these packages from these sources, or null.</summary>
    public PackageAssets? Find(IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> added, IReadOnlyCollection<string>? only) =>
        PackageAssets.Load(ResultFile(packages, added, only)) is { Exist: true } assets ? assets : null;

    /// <summary>Restores packages.</summary>
    /// <param name="packages">All packages of the session, so that they fit together.</param>
    /// <param name="added">Sources beside those that NuGet is set up with.</param>
    /// <param name="only">Sources in place of those that NuGet is set up with; null to keep these.</param>
    /// <param name="cancellation">Ends the restore and the processes behind it.</param>
    /// <exception cref="PackageException">A package does not exist, does not fit, or cannot be fetched.</exception>
    public async Task<PackageAssets> RestoreAsync(
        IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> added, IReadOnlyCollection<string>? only, CancellationToken cancellation)
    {
        var work = Path.Combine(cacheFolder, $"work-{Guid.NewGuid():N}");
        Directory.CreateDirectory(work);
        try
        {
            WriteProject(work, packages, added, only);
            var (exitCode, text) = await RunAsync(work, cancellation).ConfigureAwait(false);
            if (exitCode != 0) throw new PackageException(Explain(text, packages));
            var assets = PackageAssets.Parse(await File.ReadAllTextAsync(Path.Combine(work, "obj", "project.assets.json"), cancellation).ConfigureAwait(false), packages);
            assets.Save(ResultFile(packages, added, only));
            return assets;
        }
        finally
        {
            DeleteQuietly(work);
        }
    }

    static void WriteProject(string work, IEnumerable<PackageRequest> packages, IReadOnlyCollection<string> added, IReadOnlyCollection<string>? only)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("NuGetAudit", "false"),
                new XElement("DisableImplicitNuGetFallbackFolder", "true"),
                only is null ? null : new XElement("RestoreSources", string.Join(';', only.Concat(added))),
                only is not null || added.Count == 0 ? null : new XElement("RestoreAdditionalProjectSources", string.Join(';', added))),
            new XElement("ItemGroup", packages.Select(package =>
                new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version)))));
        File.WriteAllText(Path.Combine(work, "restore.csproj"), project.ToString());

        // Files of these names in a folder above would otherwise have a say.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(work, name), "<Project />");
    }

    static async Task<(int ExitCode, string Text)> RunAsync(string work, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetProgram())
        {
            WorkingDirectory = work,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "restore", "restore.csproj", "-nologo", "-v:quiet", "-nodeReuse:false" },
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // A machine without a network should say so in seconds, not in minutes.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2";
        start.Environment["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "200";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PackageException("restoring packages needs the .NET SDK, and there is no dotnet on the PATH");
        }

        using (process)
        {
            process.StandardInput.Close();
            using var kill = cancellation.Register(() => Kill(process));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It is gone already.
        }
    }

    static string DotnetProgram()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) return host;
        return Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
    }

    static string Explain(string text, IEnumerable<PackageRequest> packages)
    {
        var names = string.Join("; ", packages);
        var errors = ErrorLine().Matches(text).Select(match => (Code: match.Groups["code"].Value, Words: match.Groups["words"].Value.Trim().TrimEnd('.'))).Distinct().ToList();
        if (errors.Count == 0) return $"{names}: dotnet restore failed: {text.Trim()}";
        var (code, words) = errors.FirstOrDefault(error => error.Code == "NU1301", errors[0]);
        return code == "NU1301"
            ? $"{names}: a source of packages cannot be reached; is there a network? ({words})"
            : $"{string.Join("; ", errors.Take(3).Select(error => $"{error.Words} ({error.Code})"))}";
    }

    string ResultFile(IEnumerable<PackageRequest> packages, IEnumerable<string> added, IEnumerable<string>? only)
    {
        var lines = packages.Select(package => $"{package.Name.ToLowerInvariant()} {package.Version}").Order(StringComparer.Ordinal)
            .Append("added").Concat(added.Order(StringComparer.Ordinal))
            .Append(only is null ? "configured" : "only").Concat((only ?? []).Order(StringComparer.Ordinal))
            .Append($"{Framework} {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return Path.Combine(cacheFolder, Convert.ToHexStringLower(hash)[..24] + ".json");
    }

    static void DeleteQuietly(string folder)
    {
        try
        {
            Directory.Delete(folder, true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that is still open stays; it does no harm.
        }
    }

    [GeneratedRegex(@"\berror (?<code>[A-Z]+\d+): (?<words>[^\r\n\[]+)")]
    private static partial Regex ErrorLine();
}
