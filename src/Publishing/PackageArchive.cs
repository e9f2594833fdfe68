using System.Text;
using Kcl.Net.Archives;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Publishing;

/// <summary>
/// Packs a workspace: its files, and the remote dependencies the lock pins, so that whoever gets it can render it offline. Local replacements,
/// hidden files, outputs, inputs and private keys stay out. The same content gives the same bytes.
/// </summary>
public sealed class PackageArchive(Workspace workspace, IArtifactSource? artifacts, CancellationToken cancellation = default)
{
    private const string KeyMarker = "PRIVATE KEY-----";
    private const int LongestKeyFile = 64 << 10;
    private static readonly string[] SkippedNames = ["deploy", "rendered", "out", "target", "node_modules", "dist", "inputs.yaml"];
    private readonly List<Diagnostic> _warnings = [];

    /// <summary>With no artifacts to ask, dependencies are left out.</summary>
    public PackedPackage Pack()
    {
        var manifest = PackageManifest.Load(workspace);
        var pins = PackageLock.Load(workspace);
        var files = new List<PackedFile>();
        AddOwn(manifest, files);
        var vendored = new List<string>();
        if (artifacts is not null)
        {
            pins = AddVendored(manifest, pins, files, vendored);
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var bytes = ReproducibleArchive.Write(files);
        return new PackedPackage(bytes, OciManifest.Sha256(bytes), vendored, _warnings) { Manifest = manifest, Lock = pins };
    }

    private void AddOwn(PackageManifest manifest, List<PackedFile> files)
    {
        var privateKey = manifest.CosignPrivateKey is { } path ? Path.GetFullPath(path, workspace.Root) : null;
        foreach (var file in TreeWalk.Files(workspace.Root, workspace.ShownRoot, cancellation, enter: static name => !IsSkipped(name)))
        {
            if (IsSkipped(file.RelativePath[(file.RelativePath.LastIndexOf('/') + 1)..]))
            {
                continue;
            }

            var bytes = Read(file);
            if (file.FullPath == privateKey || IsPrivateKey(file.RelativePath, bytes))
            {
                Warn($"the private key `{file.RelativePath}` is left out");
                continue;
            }

            files.Add(file.RelativePath == Workspace.ManifestName
                ? new PackedFile(file.RelativePath, Encoding.UTF8.GetBytes(manifest.WithoutReplacements()), false)
                : new PackedFile(file.RelativePath, bytes, file.IsExecutable));
        }
    }

    /// <summary>Adds pinned remote content. The lock in the archive pins the trees the archive holds.</summary>
    private PackageLock AddVendored(PackageManifest manifest, PackageLock pins, List<PackedFile> files, List<string> vendored)
    {
        foreach (var dependency in manifest.Dependencies.Where(d => d.Form != DependencyForm.Path))
        {
            if (pins.Find(dependency) is not { ReplacedPath: null } entry)
            {
                Warn($"dep `{dependency.Alias}` is not in akua.lock and is left out");
                continue;
            }

            var (directory, tree) = Find(manifest, dependency, entry);
            var content = TreeWalk.Files(directory, dependency.SourceRef, cancellation).ConvertAll(f => (File: f, Bytes: Read(f)));
            if (content.Find(c => IsPrivateKey(c.File.RelativePath, c.Bytes)) is { Bytes: not null } key)
            {
                Warn($"dep `{dependency.Alias}` holds the private key `{key.File.RelativePath}` and is left out");
                continue;
            }

            files.AddRange(content.Select(c => new PackedFile($".akua/vendor/{dependency.Alias}/{c.File.RelativePath}", c.Bytes, c.File.IsExecutable)));
            vendored.Add(dependency.Alias);
            pins = pins.Upsert(entry with { VendorDigest = tree.Digest, Tree = entry.Tree ?? tree.Pin });
        }

        if (vendored.Count > 0)
        {
            files.RemoveAll(f => f.Path == Workspace.LockName);
            files.Add(new PackedFile(Workspace.LockName, Encoding.UTF8.GetBytes(pins.ToText()), false));
        }

        return pins;
    }

    private (string Directory, TreeDigest Tree) Find(PackageManifest manifest, Dependency dependency, LockEntry entry)
    {
        if (workspace.FindVendored(dependency.Alias) is not { } directory)
        {
            var artifact = artifacts!.Get(workspace, manifest, dependency, entry, cancellation);
            return (artifact.Directory, artifact.Tree);
        }

        var shown = workspace.ShownVendor(dependency.Alias);
        var tree = TreeDigest.ComputeVendored(directory, shown, cancellation);
        entry.RequireVendored(tree, shown);
        return (directory, tree);
    }

    private static bool IsSkipped(string name) => name.StartsWith('.') || SkippedNames.Contains(name);

    private static bool IsPrivateKey(string path, byte[] bytes) =>
        path.EndsWith(".key", StringComparison.OrdinalIgnoreCase) || (bytes.Length <= LongestKeyFile && Encoding.Latin1.GetString(bytes).Contains(KeyMarker, StringComparison.Ordinal));

    private static byte[] Read(TreeFile file) => File.ReadAllBytes(file.FullPath);

    private void Warn(string message) =>
        _warnings.Add(new Diagnostic(PackageCodes.PackLeftOut, "", message) { Severity = Severity.Warning });
}
