using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Composition;

/// <summary>Packages in a folder of their own that ends with the test.</summary>
internal sealed class PackageFolder : IDisposable, IArtifactSource
{
    public string Root { get; } = Directory.CreateTempSubdirectory("package-").FullName;

    public string Main => Path.Combine(Root, "package.k");

    /// <param name="path">Relative to the folder.</param>
    /// <param name="text">What it holds.</param>
    public PackageFolder With(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <param name="folder">Relative to the folder; empty for itself.</param>
    /// <param name="program">The text of `package.k`.</param>
    /// <param name="dependencies">Lines below `[dependencies]`.</param>
    public PackageFolder Package(string folder, string program, string dependencies = "") => With(Path.Combine(folder, "package.k"), program)
        .With(Path.Combine(folder, "akua.toml"), $"[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\n{dependencies}\n");

    /// <summary>A remote dependency `oci://test/NAME` is the folder of that name.</summary>
    public Artifact Get(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var folder = Path.Combine(Root, dependency.Location[(dependency.Location.LastIndexOf('/') + 1)..]);
        var tree = TreeDigest.Compute(folder, dependency.Alias, cancellation);
        return new Artifact(new LockEntry(dependency.Alias, "1.0.0", dependency.Location, tree.Pin), folder, tree);
    }

    public IReadOnlyList<Diagnostic> Failures(RenderRequest? request = null) =>
        Assert.Throws<DiagnosticException>(() => PackageRenderer.Render(request ?? new RenderRequest(Main))).Diagnostics;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
