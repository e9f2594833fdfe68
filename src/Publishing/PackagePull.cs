using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Signing;
using Kcl.Net.Sources;

namespace Kcl.Net.Publishing;

public sealed record PullResult(string OciRef, string Tag, string ManifestDigest, string LayerDigest);

/// <summary>
/// `pull`: a package of a registry as a folder. It goes through the cache, where it is verified like any dependency, and the folder
/// appears whole. A folder that an earlier pull made is replaced; any other is left alone.
/// </summary>
public sealed class PackagePull(SourceOptions options, CancellationToken cancellation = default)
{
    private static readonly string[] Markers = ["akua.toml", "Chart.yaml", "kcl.mod"];

    public PullResult Run(string reference, string tag, string folder, PublicKey? key, bool plan)
    {
        using var transport = new HttpTransport(options.Transport);
        try
        {
            RequireReplaceable(folder);
            var fetched = ArtifactFetcher.Pull(options, transport, reference, tag, key, plan, cancellation);
            if (fetched.Directory is { } directory)
            {
                Place(directory, folder);
            }

            return new PullResult(fetched.Reference, fetched.Tag, fetched.ManifestDigest, fetched.LayerDigest);
        }
        catch (SourceException e)
        {
            throw new DiagnosticException(new Diagnostic(e.Code ?? PackageCodes.PullFailed, "", e.Message) { Help = e.Help });
        }
    }

    private static void RequireReplaceable(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !IsPulled(folder)))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.PullFailed, "", $"`{folder}` exists and is not a pulled package")
            {
                Path = folder,
                Help = "name another folder with --out, or remove this one",
            });
        }
    }

    /// <summary>Whether it looks like one package and nothing of the user's own.</summary>
    private static bool IsPulled(string folder) =>
        !Directory.Exists(Path.Combine(folder, ".git"))
        && (Markers.Any(m => File.Exists(Path.Combine(folder, m))) || Directory.GetDirectories(folder) is [var only] && File.Exists(Path.Combine(only, "Chart.yaml")));

    private void Place(string source, string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (fresh, old) = (target + ".new", target + ".old");
        try
        {
            Delete(fresh);
            Delete(old);
            TreeCopy.Copy(source, fresh, folder, cancellation);
            if (Directory.Exists(target))
            {
                Directory.Move(target, old);
            }

            Directory.Move(fresh, target);
            Delete(old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", folder);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
