using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// Finds every dependency's content on disk without the network. A local replacement comes first, then the vendored
/// tree, then a path; content with a pin is compared with it before anyone may use it. All failures of a run are
/// reported together.
/// </summary>
public sealed class DependencyResolver(Workspace workspace, PackageLock @lock, ResolveOptions options, CancellationToken cancellation = default)
{
    private readonly List<Diagnostic> _warnings = [];

    public Resolution Resolve(PackageManifest manifest)
    {
        var resolved = new List<ResolvedDependency>();
        var failures = new List<Diagnostic>();
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

        return failures.Count == 0 ? new Resolution(resolved, _warnings) : throw new DiagnosticException(failures);
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

        if (dependency.Form != DependencyForm.Path)
        {
            throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: {dependency.Kind} {dependency.SourceRef} is not vendored (`{workspace.ShownVendor(dependency.Alias)}` does not exist)",
                $"run `akua vendor add {dependency.Alias}`");
        }

        var directory = PathSource.Find(workspace, dependency.Alias, dependency.Location, dependency.Origin);
        var digest = entry is null ? null : CheckPath(dependency, directory, entry.Digest);
        RequireEntry(dependency, entry);
        return Make(dependency, directory) with { Digest = digest };
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
        var digest = entry?.ReplacedPath is null ? null : CheckPath(dependency, directory, entry.Digest);
        return Make(dependency, directory) with { Digest = digest, Replaced = true };
    }

    private ResolvedDependency ResolveVendored(Dependency dependency, string directory, LockEntry? entry)
    {
        RequireEntry(dependency, entry);
        var shown = workspace.ShownVendor(dependency.Alias);
        if (entry?.VendoredTreeDigest is not { } expected)
        {
            _warnings.Add(new Diagnostic(PackageCodes.VendorUnpinned, "", $"vendored tree of `{dependency.Alias}` has no pin in akua.lock, so it cannot be verified")
            {
                Severity = Severity.Warning,
                Path = shown,
                Help = $"run `akua vendor add {dependency.Alias}`",
            });
            return Make(dependency, directory) with { Vendored = true };
        }

        var actual = TreeDigest.ComputeVendored(directory, shown, cancellation);
        var comparison = PinComparison.Of(expected, entry.Tree, actual);
        if (!comparison.Matches)
        {
            throw new DiagnosticException(new Diagnostic(
                PackageCodes.VendorDrift,
                "",
                $"vendored tree of `{dependency.Alias}` was changed: akua.lock expects {comparison.Expected}, found {comparison.Actual}")
            {
                Path = shown,
                Field = "dependencies." + dependency.Alias,
                Help = $"run `akua vendor add {dependency.Alias}` to restore it, or `akua vendor check` to see all trees",
            });
        }

        return Make(dependency, directory) with { Digest = actual.Digest, Vendored = true };
    }

    private string CheckPath(Dependency dependency, string directory, string expected)
    {
        var actual = TreeDigest.Compute(directory, PathSource.Shown(workspace, dependency.ReplacePath ?? dependency.Location), cancellation).Digest;
        return actual == expected
            ? actual
            : throw Failure(
                dependency,
                $"dep `{dependency.Alias}`: `{dependency.ReplacePath ?? dependency.Location}` differs from akua.lock: expected {expected}, found {actual}",
                "run `akua lock` to accept the change");
    }

    private void RequireEntry(Dependency dependency, LockEntry? entry)
    {
        if (entry is null && options.RequireLocked)
        {
            throw Failure(dependency, $"dep `{dependency.Alias}` is not in akua.lock", "run `akua lock`");
        }
    }

    private static ResolvedDependency Make(Dependency dependency, string root)
    {
        var (kind, directory) = KindDetection.Detect(root);
        return new ResolvedDependency(dependency, root, directory, kind);
    }

    private static DiagnosticException Failure(Dependency dependency, string message, string help) =>
        new(Diagnostic.At(PackageCodes.DepResolve, "", dependency.Origin, message) with
        {
            Path = dependency.Origin.File.Path,
            Field = "dependencies." + dependency.Alias,
            Help = help,
        });
}
