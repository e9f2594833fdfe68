using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// Finds every dependency's content on disk, before anything is evaluated. A local replacement comes first, then the vendored
/// tree, then a path, then what the artifact source gives; content with a pin is compared with it before anyone may use it. All
/// failures of a run are reported together.
/// </summary>
public sealed class DependencyResolver(Workspace workspace, PackageLock @lock, ResolveOptions options, CancellationToken cancellation = default)
{
    private readonly List<Diagnostic> _warnings = [];
    private readonly HashingTotal _hashed = new();
    private PackageManifest? _manifest;
    private string? _requiredSignature;

    /// <summary>Resolves all dependencies, or throws every failure.</summary>
    public Resolution Resolve(PackageManifest manifest)
    {
        var resolution = ResolveWhatCanBe(manifest);
        return resolution.Failures.Count == 0 ? resolution : throw new DiagnosticException(resolution.Failures);
    }

    /// <summary>Resolves what can be resolved, and says what failed of the rest.</summary>
    public Resolution ResolveWhatCanBe(PackageManifest manifest)
    {
        var resolved = new List<ResolvedDependency>();
        var failures = new List<Diagnostic>();
        _manifest = manifest;
        _requiredSignature = SigningKeyFile.Fingerprint(workspace, manifest);
        foreach (var dependency in manifest.Dependencies)
        {
            try
            {
                resolved.Add(Resolve(dependency));
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        return new Resolution(resolved, _warnings) { Failures = failures };
    }

    private ResolvedDependency Resolve(Dependency dependency)
    {
        var entry = @lock.Find(dependency);
        if (dependency.ReplacePath is { } replacement)
        {
            return ResolveReplacement(dependency, replacement, entry);
        }

        if (entry is null && @lock.Find(dependency.Alias) is { } stale && dependency.Form != DependencyForm.Path)
        {
            throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: akua.toml asks for {dependency.LockSource} {dependency.LockVersion} but akua.lock pins {stale.Source} {stale.Version}",
                $"run `akua vendor add {dependency.Alias}` or `akua lock`");
        }

        if (workspace.FindVendored(dependency.Alias) is { } vendored)
        {
            return ResolveVendored(dependency, vendored, entry);
        }

        RequireEntry(dependency, entry);
        return dependency.Form == DependencyForm.Path ? ResolvePath(dependency, entry) : ResolveRemote(dependency, entry);
    }

    private ResolvedDependency ResolvePath(Dependency dependency, LockEntry? entry)
    {
        var directory = PathSource.Find(workspace, dependency.Alias, dependency.Location, dependency.Origin);
        var digest = entry is null ? null : CheckPath(dependency, directory, entry);
        return Make(dependency, directory, DependencyPlace.Workspace) with { Digest = digest };
    }

    private ResolvedDependency ResolveRemote(Dependency dependency, LockEntry? entry)
    {
        if (options.Artifacts is not { } artifacts)
        {
            throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: {dependency.Kind} {dependency.SourceRef} is not vendored (`{workspace.ShownVendor(dependency.Alias)}` does not exist)",
                $"run `akua vendor add {dependency.Alias}`");
        }

        var artifact = artifacts.Get(workspace, _manifest!, dependency, entry, cancellation);
        if (entry is null)
        {
            _warnings.Add(new Diagnostic(PackageCodes.DepUnlocked, "", $"dep `{dependency.Alias}` is not in akua.lock, so the next render may use other content")
            {
                Severity = Severity.Warning,
                Field = "dependencies." + dependency.Alias,
                Help = "run `akua lock`",
            });
        }

        return Make(dependency, artifact.Directory, DependencyPlace.Cache) with { Digest = artifact.Entry.Digest };
    }

    private ResolvedDependency ResolveReplacement(Dependency dependency, string replacement, LockEntry? entry)
    {
        if (options.RejectReplace)
        {
            throw Failure(dependency, $"dep `{dependency.Alias}`: `replace` is rejected here (AKUA_REJECT_REPLACE or an agent context)", "remove `replace`, or run with --no-agent-mode");
        }

        var directory = PathSource.Find(workspace, dependency.Alias, replacement, dependency.Origin);
        RequireEntry(dependency, entry);

        // Only an entry that says so was made from the replacement; otherwise its digest is the canonical artifact's.
        var digest = entry?.ReplacedPath is null ? null : CheckPath(dependency, directory, entry);
        return Make(dependency, directory, DependencyPlace.Replacement) with { Digest = digest };
    }

    private ResolvedDependency ResolveVendored(Dependency dependency, string directory, LockEntry? entry)
    {
        RequireEntry(dependency, entry);
        var shown = workspace.ShownVendor(dependency.Alias);
        if (entry?.VendoredPins is not { IsEmpty: false })
        {
            _warnings.Add(new Diagnostic(PackageCodes.VendorUnpinned, "", $"vendored tree of `{dependency.Alias}` has no pin in akua.lock, so it cannot be verified")
            {
                Severity = Severity.Warning,
                Path = shown,
                Help = $"run `akua vendor add {dependency.Alias}`",
            });
            return Make(dependency, directory, DependencyPlace.Vendored);
        }

        RequireSignature(dependency, entry);
        var actual = TreeDigest.ComputeVendored(directory, shown, cancellation, _hashed);
        entry.RequireVendored(actual, shown);
        return Make(dependency, directory, DependencyPlace.Vendored) with { Digest = actual.Digest };
    }

    private string CheckPath(Dependency dependency, string directory, LockEntry entry)
    {
        var actual = TreeDigest.Compute(directory, PathSource.Shown(workspace, dependency.ReplacePath ?? dependency.Location), cancellation, _hashed);
        var comparison = PinComparison.Of(new TreePins(entry.Digest, entry.Tree), actual);
        return comparison.Matches
            ? actual.Digest
            : throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: `{dependency.ReplacePath ?? dependency.Location}` differs from akua.lock: expected {comparison.Expected}, found {comparison.Actual}",
                "run `akua lock` to accept the change");
    }

    /// <summary>With a public key configured, what came from a registry was either verified with it when it was locked or is not used.</summary>
    private void RequireSignature(Dependency dependency, LockEntry entry)
    {
        if (_requiredSignature is not null && dependency.Form == DependencyForm.Oci && entry.Signature != _requiredSignature)
        {
            throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: akua.lock records no signature of the key in `signing.cosign_public_key`",
                $"run `akua vendor add {dependency.Alias}` to verify it",
                PackageCodes.CosignSignatureMissing);
        }
    }

    private void RequireEntry(Dependency dependency, LockEntry? entry)
    {
        if (entry is null && options.RequireLocked)
        {
            throw Failure(dependency, $"dep `{dependency.Alias}` is not in akua.lock", "run `akua lock`");
        }
    }

    private static ResolvedDependency Make(Dependency dependency, string root, DependencyPlace place)
    {
        var (kind, directory) = KindDetection.Detect(root);
        return new ResolvedDependency(dependency, root, directory, kind) { Place = place };
    }

    private static DiagnosticException Failure(Dependency dependency, string message, string help, string code = PackageCodes.DepResolve) =>
        new(Diagnostic.At(code, "", dependency.Origin, message) with
        {
            Path = dependency.Origin.File.Path,
            Field = "dependencies." + dependency.Alias,
            Help = help,
        });
}
