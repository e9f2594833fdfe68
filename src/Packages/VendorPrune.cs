namespace Kcl.Net.Packages;

/// <summary>Removes vendored trees that neither the manifest nor the lock names.</summary>
public static class VendorPrune
{
    /// <summary>The names removed, or with <paramref name="plan"/> those that would be.</summary>
    public static IReadOnlyList<string> Run(Workspace workspace, bool plan, CancellationToken cancellation)
    {
        var manifest = PackageManifest.Load(workspace);
        var pins = PackageLock.Load(workspace);
        var orphans = workspace.VendoredNames().Where(n => manifest.Find(n) is null && pins.Find(n) is null).ToList();
        if (!plan && orphans.Count > 0)
        {
            using var vendor = VendorDirectory.Open(workspace, cancellation);
            orphans.ForEach(vendor.Remove);
        }

        return orphans;
    }
}
