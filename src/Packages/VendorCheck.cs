using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// `vendor check`: every declared or locked dependency against its vendored tree. A locked and vendored dependency is
/// fine even when its source is gone; that is what vendoring is for.
/// </summary>
public sealed class VendorCheck(Workspace workspace, IArtifactSource? artifacts = null, CancellationToken cancellation = default)
{
    public VendorCheckResult Run()
    {
        var manifest = PackageManifest.Load(workspace);
        var pins = PackageLock.Load(workspace);
        var names = new SortedSet<string>(manifest.Dependencies.Select(d => d.Alias).Concat(pins.Entries.Select(e => e.Name)), StringComparer.Ordinal);
        var entries = new List<VendorCheckEntry>();
        var failures = new List<Diagnostic>();
        foreach (var name in names)
        {
            try
            {
                entries.Add(Check(name, manifest, pins));
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        if (failures.Count > 0)
        {
            throw new DiagnosticException(failures);
        }

        foreach (var name in workspace.VendoredNames().Where(n => !names.Contains(n)))
        {
            entries.Add(new VendorCheckEntry(name, workspace.ShownVendor(name)) { Orphan = true, ActualDigest = Actual(name)!.Digest });
        }

        return new VendorCheckResult(entries);
    }

    private VendorCheckEntry Check(string name, PackageManifest manifest, PackageLock pins)
    {
        var dependency = manifest.Find(name);
        var pin = dependency is null ? pins.Find(name) : pins.Find(dependency);
        var report = new VendorCheckEntry(name, workspace.ShownVendor(name));
        if (pin is null)
        {
            var source = Hash(manifest, dependency!);
            report = report with { SourceKind = dependency!.Kind, SourceRef = dependency.SourceRef };
            return Compare(report, new TreePins(source.Digest, source.Pin), source.Digest);
        }

        report = report with { SourceKind = KindOf(pin.Source), SourceRef = pin.Source };
        return Compare(report, pin.VendoredPins, pin.VendoredTreeDigest ?? pin.Digest);
    }

    private VendorCheckEntry Compare(VendorCheckEntry report, TreePins expected, string shownExpected)
    {
        if (Actual(report.Name) is not { } actual)
        {
            return report with { ExpectedDigest = shownExpected, MissingVendor = true };
        }

        var comparison = PinComparison.Of(expected.IsEmpty ? new TreePins(shownExpected, null) : expected, actual);
        return report with { ExpectedDigest = comparison.Expected, ActualDigest = comparison.Actual };
    }

    private TreeDigest? Actual(string name) =>
        workspace.FindVendored(name) is { } directory ? TreeDigest.ComputeVendored(directory, workspace.ShownVendor(name), cancellation) : null;

    private TreeDigest Hash(PackageManifest manifest, Dependency dependency)
    {
        if (dependency.Form != DependencyForm.Path)
        {
            if (artifacts is not null)
            {
                return artifacts.Get(workspace, manifest, dependency, null, cancellation).Tree;
            }

            throw new DiagnosticException(Diagnostic.At(
                PackageCodes.DepResolve,
                "",
                dependency.Origin,
                $"dep `{dependency.Alias}`: {dependency.Kind} source {dependency.SourceRef} has no entry in akua.lock to check against")
                with
            {
                Path = dependency.Origin.File.Path,
                Field = "dependencies." + dependency.Alias,
                Help = $"run `akua vendor add {dependency.Alias}`",
            });
        }

        var directory = PathSource.FindToCopy(workspace, dependency.Alias, dependency.Location, dependency.Origin);
        return TreeDigest.Compute(directory, PathSource.Shown(workspace, dependency.Location), cancellation);
    }

    /// <summary>The kind of source a lock entry's `source` names.</summary>
    internal static string KindOf(string source) =>
        source.StartsWith("path+", StringComparison.Ordinal) ? "path"
        : source.StartsWith("git+", StringComparison.Ordinal) ? "git"
        : source.StartsWith("helm+", StringComparison.Ordinal) ? "helm"
        : "oci";
}
