using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Installations;

/// <summary>`upstream/` of an installation's folder: a copy of the product with everything it needs to be rendered without a network.</summary>
internal static class UpstreamTree
{
    /// <summary>Puts a product in place of what is there and pins it in `akua.lock`.</summary>
    public static void Put(string folder, ProductSource.Found product, IArtifactSource artifacts, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, InstallFiles.Upstream);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        TreeCopy.Copy(product.Directory, target, "the product", cancellation);
        var repository = Path.Combine(target, ".git");
        if (Directory.Exists(repository))
        {
            Directory.Delete(repository, recursive: true);
        }

        Vendor(new Workspace(target), artifacts, cancellation);
    }

    /// <summary>Pins the tree as it is.</summary>
    public static void Pin(string folder, IArtifactSource artifacts, CancellationToken cancellation)
    {
        var workspace = new Workspace(folder);
        var manifest = PackageManifest.Load(workspace);
        new LockBuilder(workspace, artifacts, cancellation).Build(manifest, PackageLock.Empty).Save(workspace);
    }

    /// <summary>The pin of the tree, as the lock says it.</summary>
    public static string Digest(string folder)
    {
        var entry = PackageLock.Load(new Workspace(folder)).Find(InstallFiles.Alias);
        return entry?.Tree ?? entry?.Digest ?? "";
    }

    private static void Vendor(Workspace product, IArtifactSource artifacts, CancellationToken cancellation)
    {
        var remote = PackageManifest.Load(product).Dependencies.Where(d => d.Form != DependencyForm.Path && product.FindVendored(d.Alias) is null).Select(static d => d.Alias).ToList();
        if (remote.Count > 0)
        {
            new VendorAdd(product, artifacts, cancellation) { IsTransitive = true }.Run(remote, plan: false);
        }
    }
}
