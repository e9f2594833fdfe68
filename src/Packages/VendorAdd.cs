using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// `vendor add`: copies dependencies into the workspace and pins them. Every source is resolved and hashed before
/// anything is written, so a mistake in one alias changes nothing.
/// </summary>
public sealed class VendorAdd(Workspace workspace, IArtifactSource? artifacts = null, CancellationToken cancellation = default)
{
    /// <summary>Whether the remote dependencies of vendored packages are put into their trees too.</summary>
    public bool IsTransitive { get; init; }

    private sealed record Source(Dependency Dependency, LockEntry Pin, string Directory, string Shown, TreeDigest Digest);

    /// <summary>With <paramref name="plan"/> nothing is written and the results say what would be.</summary>
    public IReadOnlyList<VendorAddResult> Run(IReadOnlyList<string> aliases, bool plan)
    {
        var manifest = PackageManifest.Load(workspace);

        // A broken lock is refused before any source is looked at.
        using var staging = new VendorStaging(artifacts, cancellation);
        var sources = FindSources(manifest, PackageLock.Load(workspace), aliases, staging);
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
            pins = pins.Upsert(source.Pin);
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

    private List<Source> FindSources(PackageManifest manifest, PackageLock pins, IReadOnlyList<string> aliases, VendorStaging staging)
    {
        var sources = new List<Source>();
        var failures = new List<Diagnostic>();
        foreach (var alias in aliases.Distinct(StringComparer.Ordinal))
        {
            try
            {
                var source = FindSource(manifest, pins, alias);
                sources.Add(IsTransitive ? WithItsOwn(source, staging) : source);
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        return failures.Count == 0 ? sources : throw new DiagnosticException(failures);
    }

    private Source FindSource(PackageManifest manifest, PackageLock pins, string alias)
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

        return dependency.Form == DependencyForm.Path ? FindPath(dependency) : FindRemote(manifest, dependency, pins.Find(dependency));
    }

    private Source FindPath(Dependency dependency)
    {
        var directory = PathSource.FindToCopy(workspace, dependency.Alias, dependency.Location, dependency.Origin);
        RefuseOverlap(dependency, directory);
        var shown = PathSource.Shown(workspace, dependency.Location);
        var digest = TreeDigest.Compute(directory, shown, cancellation);
        var pin = new LockEntry(dependency.Alias, dependency.LockVersion!, dependency.LockSource, digest.Digest) { VendorDigest = digest.Digest, Tree = digest.Pin };
        return new Source(dependency, pin, directory, shown, digest);
    }

    /// <summary>What is vendored is the canonical content: a replacement and an old vendored copy do not count.</summary>
    private Source FindRemote(PackageManifest manifest, Dependency dependency, LockEntry? pin)
    {
        if (artifacts is null)
        {
            throw new DiagnosticException(Diagnostic.At(
                PackageCodes.DepResolve, "", dependency.Origin, $"dep `{dependency.Alias}`: {dependency.Kind} source {dependency.SourceRef} cannot be fetched here") with
            {
                Path = dependency.Origin.File.Path,
                Field = "dependencies." + dependency.Alias,
            });
        }

        // A tree's digest in the artifact's place, as another tool writes it, says nothing about the artifact; nor does a replacement's.
        var artifactPin = pin is null || pin.ReplacedPath is not null || (pin.MayPinTreeInsteadOfArtifact && IsVendoredAs(dependency.Alias, pin.Digest)) ? null : pin;
        var artifact = artifacts.Get(workspace, manifest, dependency, artifactPin, cancellation);
        return new Source(dependency, artifact.Entry with { VendorDigest = artifact.Tree.Digest }, artifact.Directory, $"the content of {dependency.SourceRef}", artifact.Tree);
    }

    /// <summary>The source with its own remote dependencies inside, where it has any.</summary>
    private Source WithItsOwn(Source source, VendorStaging staging)
    {
        if (staging.Stage(source.Directory, source.Shown) is not { } staged)
        {
            return source;
        }

        var tree = TreeDigest.Compute(staged, source.Shown, cancellation);
        return source with { Directory = staged, Digest = tree, Pin = source.Pin with { VendorDigest = tree.Digest, VendorTree = tree.Pin } };
    }

    private bool IsVendoredAs(string alias, string digest)
    {
        var hex = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return workspace.FindVendored(alias) is { } directory && TreeDigest.Compute(directory, workspace.ShownVendor(alias), cancellation).Digest == "sha256:" + hex;
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
