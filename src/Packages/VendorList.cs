namespace Kcl.Net.Packages;

/// <summary>`vendor list`: the trees that are there. Nothing is resolved, so it works without any source.</summary>
public static class VendorList
{
    public static IReadOnlyList<VendoredTree> Run(Workspace workspace, CancellationToken cancellation = default)
    {
        var manifest = PackageManifest.Load(workspace);
        var pins = PackageLock.Load(workspace);
        return workspace.VendoredNames().ConvertAll(name =>
        {
            var shown = workspace.ShownVendor(name);
            var digest = TreeDigest.Compute(workspace.FindVendored(name)!, shown, cancellation);
            return new VendoredTree(name, shown, digest.Digest, digest.SizeBytes, manifest.Find(name) is null && pins.Find(name) is null);
        });
    }
}
