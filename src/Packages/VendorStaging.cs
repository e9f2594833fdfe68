using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// Copies of packages with their own remote dependencies vendored inside, made before anything of the workspace changes. Only what the
/// package's own lock pins is put in, so the package's author decided on it.
/// </summary>
internal sealed class VendorStaging(IArtifactSource? artifacts, CancellationToken cancellation) : IDisposable
{
    private const int MaxDepth = 16;
    private DirectoryInfo? _root;
    private int _count;

    /// <summary>The folder of such a copy; null when the tree is no package or has no remote dependencies.</summary>
    public string? Stage(string directory, string shown) => HasRemote(directory) ? Copy(directory, shown) : null;

    public void Dispose() => _root?.Delete(recursive: true);

    private static bool HasRemote(string directory) =>
        File.Exists(Path.Combine(directory, Workspace.ManifestName)) && PackageManifest.Load(new Workspace(directory)).Dependencies.Any(d => d.Form != DependencyForm.Path);

    private string Copy(string directory, string shown)
    {
        _root ??= Directory.CreateTempSubdirectory("akua-vendor-");
        var copy = Path.Combine(_root.FullName, (_count++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        TreeCopy.Copy(directory, copy, shown, cancellation);
        Fill(copy, 0);
        return copy;
    }

    private void Fill(string package, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.DepResolve, "", $"dependencies of dependencies are more than {MaxDepth} deep"));
        }

        var workspace = new Workspace(package);
        var manifest = PackageManifest.Load(workspace);
        var pins = PackageLock.Load(workspace);
        foreach (var dependency in manifest.Dependencies.Where(d => d.Form != DependencyForm.Path && workspace.FindVendored(d.Alias) is null))
        {
            if (artifacts is null || pins.Find(dependency) is not { ReplacedPath: null } pin)
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.DepResolve, "", $"dep `{dependency.Alias}` of the package `{manifest.Name}` is not pinned by that package's akua.lock")
                {
                    Help = "ask its author to lock it, or vendor without --transitive",
                });
            }

            var artifact = artifacts.Get(workspace, manifest, dependency, pin, cancellation);
            var target = Path.Combine(workspace.VendorRoot, dependency.Alias);
            Directory.CreateDirectory(workspace.VendorRoot);
            TreeCopy.Copy(artifact.Directory, target, dependency.SourceRef, cancellation);
            if (HasRemote(target))
            {
                Fill(target, depth + 1);
            }

            var tree = TreeDigest.Compute(target, dependency.SourceRef, cancellation);
            pins = pins.Upsert(artifact.Entry with { VendorDigest = tree.Digest, VendorTree = tree.Pin == artifact.Tree.Pin ? null : tree.Pin });
        }

        File.WriteAllBytes(workspace.LockPath, Encoding.UTF8.GetBytes(pins.ToText()));
    }
}
