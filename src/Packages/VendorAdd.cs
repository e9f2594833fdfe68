using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// `vendor add`: copies dependencies into the workspace and pins them. Every source is resolved and hashed before
/// anything is written, so a mistake in one alias changes nothing.
/// </summary>
public sealed class VendorAdd(Workspace workspace, CancellationToken cancellation = default)
{
    private sealed record Source(Dependency Dependency, string Directory, string Shown, TreeDigest Digest);

    /// <summary>With <paramref name="plan"/> nothing is written and the results say what would be.</summary>
    public IReadOnlyList<VendorAddResult> Run(IReadOnlyList<string> aliases, bool plan)
    {
        var manifest = PackageManifest.Load(workspace);

        // A broken lock is refused before any source is looked at.
        PackageLock.Load(workspace);
        var sources = FindSources(manifest, aliases);
        if (plan)
        {
            return sources.ConvertAll(s => Report(s, Compare(s)));
        }

        using var vendor = VendorDirectory.Open(workspace, cancellation);

        // Read again now that no other process can be writing it.
        var pins = PackageLock.Load(workspace);
        var results = new List<VendorAddResult>(sources.Count);
        foreach (var source in sources)
        {
            var found = Compare(source);
            if (found != TreeState.Equal)
            {
                vendor.Put(source.Dependency.Alias, source.Directory, source.Shown, source.Digest, cancellation);
            }

            // Saved after each tree, so an interruption never leaves a tree without its pin but for the last one.
            pins = pins.Upsert(Pin(source));
            pins.Save(workspace);
            results.Add(Report(source, found));
        }

        return results;
    }

    private enum TreeState
    {
        Absent,
        Different,
        Equal,
    }

    private List<Source> FindSources(PackageManifest manifest, IReadOnlyList<string> aliases)
    {
        var sources = new List<Source>();
        var failures = new List<Diagnostic>();
        foreach (var alias in aliases.Distinct(StringComparer.Ordinal))
        {
            try
            {
                sources.Add(FindSource(manifest, alias));
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        return failures.Count == 0 ? sources : throw new DiagnosticException(failures);
    }

    private Source FindSource(PackageManifest manifest, string alias)
    {
        if (manifest.Find(alias) is not { } dependency)
        {
            var known = manifest.Dependencies.Select(d => d.Alias);
            throw new DiagnosticException(new Diagnostic(PackageCodes.VendorDepMissing, "", $"dep `{alias}` is not declared in akua.toml")
            {
                Path = workspace.Shown(Workspace.ManifestName),
                Field = "dependencies",
                Help = Alias.Nearest(alias, known) ?? $"declare `{alias}` under `[dependencies]` first",
            });
        }

        if (dependency.Form != DependencyForm.Path)
        {
            throw new DiagnosticException(Diagnostic.At(
                PackageCodes.DepResolve,
                "",
                dependency.Origin,
                $"dep `{alias}`: {dependency.Kind} source {dependency.SourceRef} cannot be fetched by this version")
                with
            {
                Path = dependency.Origin.File.Path,
                Field = "dependencies." + alias,
                Help = "put the content into the workspace and declare it with `path`",
            });
        }

        var directory = PathSource.FindToCopy(workspace, alias, dependency.Location, dependency.Origin);
        RefuseOverlap(dependency, directory);
        var shown = PathSource.Shown(workspace, dependency.Location);
        return new Source(dependency, directory, shown, TreeDigest.Compute(directory, shown, cancellation));
    }

    /// <summary>A source that holds the vendor directory would grow with every copy; one inside its own tree would vanish.</summary>
    private void RefuseOverlap(Dependency dependency, string source)
    {
        var vendor = workspace.Guard.Resolve(".akua/vendor", "the vendor directory").RealPath;
        var target = Path.Combine(vendor, dependency.Alias);
        if (Contains(source, vendor) || (Contains(target, source) && target != source))
        {
            throw new DiagnosticException(Diagnostic.At(
                PackageCodes.DepResolve,
                "",
                dependency.Origin,
                $"dep `{dependency.Alias}`: path `{dependency.Location}` and the vendor directory overlap")
                with
            {
                Path = dependency.Origin.File.Path,
                Field = "dependencies." + dependency.Alias,
                Help = "move the source into a directory of its own",
            });
        }
    }

    private static bool Contains(string directory, string path) =>
        path == directory || path.StartsWith(directory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private TreeState Compare(Source source)
    {
        var alias = source.Dependency.Alias;
        if (workspace.FindVendored(alias) is not { } existing)
        {
            return TreeState.Absent;
        }

        var actual = TreeDigest.ComputeVendored(existing, workspace.ShownVendor(alias), cancellation);
        return PinComparison.Of(source.Digest.Digest, source.Digest.Pin, actual).Matches ? TreeState.Equal : TreeState.Different;
    }

    private static LockEntry Pin(Source source) =>
        new(source.Dependency.Alias, source.Dependency.LockVersion!, source.Dependency.LockSource, source.Digest.Digest) { Tree = source.Digest.Pin };

    private VendorAddResult Report(Source source, TreeState found) => new(
        source.Dependency.Alias,
        source.Dependency.Kind,
        source.Dependency.SourceRef,
        workspace.ShownVendor(source.Dependency.Alias),
        source.Digest.Digest,
        source.Digest.SizeBytes,
        Wrote: found != TreeState.Equal,
        Replaced: found == TreeState.Different);
}
