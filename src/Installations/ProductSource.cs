using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Versions;

namespace Kcl.Net.Installations;

/// <summary>
/// Where the versions of a product are: a directory that is a package or holds one in a folder for each version, `oci://HOST/REPOSITORY`,
/// or `git+URL#FOLDER` whose tags are versions.
/// </summary>
internal sealed record ProductSource(DependencyForm Form, string Location, string? Folder)
{
    private const string Git = "git+";

    /// <summary>A version of the product on disk.</summary>
    public sealed record Found(string Name, string Version, string Directory, string Digest);

    public static ProductSource Parse(string text)
    {
        if (text.StartsWith("oci://", StringComparison.Ordinal))
        {
            return new ProductSource(DependencyForm.Oci, text, null);
        }

        if (text.StartsWith(Git, StringComparison.Ordinal))
        {
            var hash = text.IndexOf('#', StringComparison.Ordinal);
            return hash < 0 ? new ProductSource(DependencyForm.Git, text[Git.Length..], null) : new ProductSource(DependencyForm.Git, text[Git.Length..hash], text[(hash + 1)..]);
        }

        return new ProductSource(DependencyForm.Path, Path.GetFullPath(text), null);
    }

    public override string ToString() => Form switch
    {
        DependencyForm.Git => Git + RemoteUrl.Canonical(Location) + (Folder is null ? "" : "#" + Folder),
        DependencyForm.Oci => RemoteUrl.Canonical(Location),
        _ => Location,
    };

    /// <summary>Finds a version; null means the latest. What is remote is fetched and verified under the rules of <paramref name="workspace"/>.</summary>
    public Found Find(string? version, Workspace workspace, IArtifactSource artifacts, CancellationToken cancellation) => Form switch
    {
        DependencyForm.Path => FindPath(version, cancellation),
        _ => FindRemote(version, workspace, artifacts, cancellation),
    };

    private Found FindRemote(string? version, Workspace workspace, IArtifactSource artifacts, CancellationToken cancellation)
    {
        var nowhere = new Origin(new SourceFile("", ""), default);
        if (Form == DependencyForm.Oci)
        {
            return Fetch(new Dependency(InstallFiles.Alias, Form, Location, nowhere) { Version = version ?? ">=0.0.0" }, version);
        }

        var wanted = version ?? throw InstallCodes.Failure(InstallCodes.Product, "a product in git has no latest version", "name a tag with --version");
        try
        {
            return Fetch(new Dependency(InstallFiles.Alias, Form, Location, nowhere) { Tag = wanted, Subdirectory = Folder }, null);
        }
        catch (DiagnosticException e) when (e.Diagnostics.Any(static d => d.Message.Contains("there is no tag", StringComparison.Ordinal)) && !wanted.StartsWith('v'))
        {
            return Fetch(new Dependency(InstallFiles.Alias, Form, Location, nowhere) { Tag = "v" + wanted, Subdirectory = Folder }, null);
        }

        Found Fetch(Dependency dependency, string? named)
        {
            var manifest = File.Exists(workspace.ManifestPath)
                ? PackageManifest.Load(workspace)
                : PackageManifest.Parse(new SourceFile(InstallFiles.Manifest, "[package]\nname = \"new\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n"));
            var artifact = artifacts.Get(workspace, manifest, dependency, null, cancellation);
            var package = Manifest(artifact.Directory);
            return new Found(package.Name, named ?? package.Version, artifact.Directory, artifact.Entry.Digest);
        }
    }

    private Found FindPath(string? version, CancellationToken cancellation)
    {
        if (!Directory.Exists(Location))
        {
            throw InstallCodes.Failure(InstallCodes.Product, $"there is no product `{Location}`", "name a directory, oci://HOST/REPOSITORY or git+URL");
        }

        var candidates = IsPackage(Location) ? [Location, .. Siblings(Path.GetDirectoryName(Location))] : Siblings(Location);
        var versions = candidates.Distinct(StringComparer.Ordinal).Select(d => (Directory: d, Manifest: Manifest(d))).ToList();
        if (IsPackage(Location))
        {
            versions = version is null ? versions[..1] : versions.FindAll(v => v.Manifest.Name == versions[0].Manifest.Name);
        }

        var found = version is null
            ? versions.OrderBy(static v => v.Manifest.Version, VersionOrder).LastOrDefault()
            : versions.Find(v => v.Manifest.Version == version);
        if (found.Directory is null)
        {
            var known = versions.Select(static v => v.Manifest.Version).ToList();
            throw InstallCodes.Failure(
                InstallCodes.Product,
                version is null ? $"`{Location}` is no package and holds none" : $"the product has no version `{version}`",
                known.Count == 0 ? "a product has a package.k and an akua.toml" : $"it has {string.Join(", ", known)}");
        }

        var digest = TreeDigest.Compute(found.Directory, "the product", cancellation).Pin;
        return new Found(found.Manifest.Name, found.Manifest.Version, found.Directory, digest);
    }

    private static readonly Comparer<string> VersionOrder = Comparer<string>.Create(static (a, b) =>
        SemanticVersion.TryParse(a, out var x) && SemanticVersion.TryParse(b, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a, b));

    private static List<string> Siblings(string? parent) =>
        parent is null ? [] : [.. Directory.EnumerateDirectories(parent).Where(IsPackage).Order(StringComparer.Ordinal)];

    private static bool IsPackage(string directory) =>
        File.Exists(Path.Combine(directory, InstallFiles.Package)) && File.Exists(Path.Combine(directory, InstallFiles.Manifest));

    private static PackageManifest Manifest(string directory) => IsPackage(directory)
        ? PackageManifest.Parse(new SourceFile(InstallFiles.Manifest, File.ReadAllText(Path.Combine(directory, InstallFiles.Manifest))))
        : throw InstallCodes.Failure(InstallCodes.Product, "the product has no package.k or no akua.toml");
}
