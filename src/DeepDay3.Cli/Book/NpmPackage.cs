using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using DeepDay3.Notebooks;

namespace DeepDay3.Cli.Book;

/// <summary>A package of the npm registry at a fixed version, fetched by npm, checked by its hash, and kept in a folder.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">The version.</param>
/// <param name="Sha512">The hash of the archive, base 64, as the registry states it.</param>
/// <param name="Files">Beginnings of the paths that are unpacked.</param>
sealed record NpmPackage(string Name, string Version, string Sha512, params string[] Files)
{
    /// <summary>Typesets formulas in the browser.</summary>
    public static readonly NpmPackage Katex = new(
        "katex", "0.19.1", "jG8uKntjSEcm2EpQOh0XturpPuuC9r3Sq5HLHdsFdWZT27E672SF19QEi+of0/YeOy15lDgRhKvr5614uRrEfA==", "package/dist/katex.min.js", "package/dist/katex.min.css", "package/dist/fonts/", "package/LICENSE");

    /// <summary>Draws figures that answer to the mouse.</summary>
    public static readonly NpmPackage Plotly = new(
        "plotly.js-dist-min", "4.1.2", "VSmS9KVNun16S8qFYYp9LlL/XBby4ueeGqB+K9AqRCVsup8dSpGULap4UyR1f2mz4pV3qjWp1sR5chwLgIKPoQ==", "package/plotly.min.js", "package/LICENSE");

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The folder with the package's files; null, and why, when they are not there and cannot be had.</summary>
    /// <param name="vendor">The folder that keeps packages.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(string? Folder, string? Reason)> FindAsync(string vendor, CancellationToken cancellation)
    {
        var folder = Path.Combine(vendor, $"{Name}-{Version}");
        if (Directory.Exists(folder)) return (folder, null);
        Directory.CreateDirectory(vendor);
        var temporary = Directory.CreateDirectory(Path.Combine(vendor, $".{Name}.{Guid.NewGuid():N}")).FullName;
        try
        {
            if (await PackAsync(temporary, cancellation) is { } reason) return (null, reason);
            var archive = Directory.EnumerateFiles(temporary, "*.tgz").FirstOrDefault();
            if (archive is null) return (null, $"npm wrote no archive of {Name}");
            var bytes = await File.ReadAllBytesAsync(archive, cancellation);
            if (Convert.ToBase64String(SHA512.HashData(bytes)) != Sha512) return (null, $"the archive of {Name} {Version} has another hash than expected");
            var unpacked = Path.Combine(temporary, "files");
            await UnpackAsync(bytes, unpacked, cancellation);
            Directory.Move(unpacked, folder);
            return (folder, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Another process may have been first.
            return Directory.Exists(folder) ? (folder, null) : (null, e.Message);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    async Task<string?> PackAsync(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "pack", $"{Name}@{Version}", "--silent", "--ignore-scripts" }) start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                await output;
                await errors;
                return process.ExitCode == 0 ? null : $"npm could not fetch {Name} {Version}";
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not there";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"npm took more than {Patience.TotalSeconds:0} s for {Name}";
        }
    }

    async Task UnpackAsync(byte[] archive, string folder, CancellationToken cancellation)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !Files.Any(file => entry.Name.StartsWith(file, StringComparison.Ordinal))) continue;
            if (entry.Name.Contains("..", StringComparison.Ordinal)) throw new InvalidDataException($"{Name}: the entry {entry.Name} leads out of its folder");
            using var content = new MemoryStream();
            if (entry.DataStream is { } data) await data.CopyToAsync(content, cancellation);
            AtomicFile.WriteAllBytes(Path.Combine(folder, entry.Name["package/".Length..].Replace("dist/", "", StringComparison.Ordinal)), content.ToArray());
        }
    }
}
