using System.Text;
using Kcl.Net.Archives;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Publishing;

/// <summary>What a packed package is and holds.</summary>
public sealed record TarballReport(string LayerDigest, long CompressedBytes, long UncompressedBytes, int Files, string Name, string Version, string Edition, IReadOnlyList<string> VendoredDependencies)
{
    private const string VendorPrefix = ".akua/vendor/";
    private const int LargestManifest = 1 << 20;

    /// <summary>Reads the archive without unpacking it to disk, by the rules of unpacking.</summary>
    public static TarballReport Of(byte[] archive, string shown)
    {
        try
        {
            var (files, bytes, manifest) = (0, 0L, (string?)null);
            var vendored = new SortedSet<string>(StringComparer.Ordinal);
            using var reader = new ArchiveReader(new MemoryStream(archive, writable: false), ArchiveLimits.Default);
            while (reader.Next() is { } entry)
            {
                if (entry.Kind == ArchiveEntryKind.Special)
                {
                    throw new ArchiveException("it holds a link or a device");
                }

                var path = string.Join('/', EntryPath.Split(entry.Name, ArchiveLimits.Default));
                if (entry.Kind == ArchiveEntryKind.Folder)
                {
                    continue;
                }

                (files, bytes) = (files + 1, bytes + entry.Length);
                if (path.StartsWith(VendorPrefix, StringComparison.Ordinal) && path.IndexOf('/', VendorPrefix.Length) is var slash and > 0)
                {
                    vendored.Add(path[VendorPrefix.Length..slash]);
                }

                if (path == Workspace.ManifestName && entry.Length <= LargestManifest)
                {
                    var text = new byte[entry.Length];
                    entry.Content.ReadExactly(text);
                    manifest = Encoding.UTF8.GetString(text);
                }
            }

            var package = manifest is null ? throw new ArchiveException("it holds no akua.toml") : PackageManifest.Parse(new SourceFile(shown + "/akua.toml", manifest));
            return new TarballReport(OciManifest.Sha256(archive), archive.Length, bytes, files, package.Name, package.Version, package.Edition, [.. vendored]);
        }
        catch (ArchiveException e)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.InspectFail, "", $"`{shown}` is no packed package: {e.Message}") { Path = shown });
        }
    }
}
