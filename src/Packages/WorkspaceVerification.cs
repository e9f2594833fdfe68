using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>One thing that is wrong with a workspace's pins; fields that do not apply are null.</summary>
public sealed record Violation(string Kind, string Name)
{
    public string? Version { get; init; }

    public string? Expected { get; init; }

    public string? Actual { get; init; }

    public string? Path { get; init; }

    public string? OciRef { get; init; }
}

/// <summary>What `verify` found about one workspace.</summary>
public sealed record VerificationResult(int Declared, int Locked, bool StrictSigning, IReadOnlyList<Violation> Violations);

/// <summary>
/// `verify`: whether the lock covers the manifest, and what is on disk is what the lock says. Nothing is fetched;
/// <paramref name="findAttestation"/> may look at the registry for provenance the lock does not record.
/// </summary>
public sealed class WorkspaceVerification(Workspace workspace, Func<LockEntry, string>? findAttestation = null, CancellationToken cancellation = default)
{
    public VerificationResult Run()
    {
        var manifest = PackageManifest.Load(workspace);
        if (manifest.Dependencies.Count > 0 && !File.Exists(workspace.LockPath))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.LockMissing, "", "akua.lock not found")
            {
                Path = workspace.Shown(Workspace.LockName),
                Help = "run `akua lock`",
            });
        }

        var pins = PackageLock.Load(workspace);
        var violations = new List<Violation>();
        foreach (var dependency in manifest.Dependencies)
        {
            if (pins.Find(dependency) is not { } entry)
            {
                violations.Add(new Violation("unlocked_dep", dependency.Alias));
            }
            else
            {
                CheckContent(dependency, entry, violations);
            }
        }

        violations.AddRange(pins.Entries.Where(e => manifest.Find(e.Name) is null).Select(e => new Violation("orphan_locked", e.Name) { Version = e.Version }));
        foreach (var entry in pins.Entries.Where(e => !e.Source.StartsWith("path+", StringComparison.Ordinal)))
        {
            if (manifest.StrictSigning && entry.Signature is null)
            {
                violations.Add(new Violation("missing_signature", entry.Name) { Version = entry.Version });
            }

            if (manifest.CosignPublicKey is not null && VendorCheck.KindOf(entry.Source) == "oci" && entry.Attestation is null && entry.ReplacedPath is null)
            {
                var kind = findAttestation?.Invoke(entry) ?? "attestation_missing";
                if (kind.Length > 0)
                {
                    violations.Add(new Violation(kind, entry.Name) { OciRef = entry.Source });
                }
            }
        }

        return new VerificationResult(manifest.Dependencies.Count, pins.Entries.Count, manifest.StrictSigning, violations);
    }

    private void CheckContent(Dependency dependency, LockEntry entry, List<Violation> violations)
    {
        if (workspace.FindVendored(dependency.Alias) is { } vendored && dependency.ReplacePath is null)
        {
            var tree = TreeDigest.ComputeVendored(vendored, workspace.ShownVendor(dependency.Alias), cancellation);
            if (entry.VendoredPins is { IsEmpty: false } expected && PinComparison.Of(expected, tree) is { Matches: false } found)
            {
                violations.Add(new Violation("vendor_drift", dependency.Alias) { Expected = found.Expected, Actual = found.Actual });
            }

            return;
        }

        if ((dependency.ReplacePath ?? (dependency.Form == DependencyForm.Path ? dependency.Location : null)) is not { } path || (dependency.ReplacePath is not null && entry.ReplacedPath is null))
        {
            return;
        }

        var shown = PathSource.Shown(workspace, path);
        var guarded = workspace.Guard.Resolve(path, $"dep `{dependency.Alias}`");
        if (!guarded.Exists)
        {
            violations.Add(new Violation("path_missing", dependency.Alias) { Path = shown });
            return;
        }

        var comparison = PinComparison.Of(new TreePins(entry.Digest, entry.Tree), TreeDigest.Compute(guarded.RealPath, shown, cancellation));
        if (!comparison.Matches)
        {
            violations.Add(new Violation("path_digest_drift", dependency.Alias) { Expected = comparison.Expected, Actual = comparison.Actual });
        }
    }
}
