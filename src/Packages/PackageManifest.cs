using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>
/// `akua.toml`, completely checked: whoever holds one may rely on every rule of the format. Dependencies are in
/// alphabetical order of alias.
/// </summary>
public sealed class PackageManifest
{
    internal PackageManifest(TomlDocument document) => Document = document;

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Edition { get; init; }

    public bool StrictSigning { get; init; } = true;

    public IReadOnlyList<string> WorkspaceMembers { get; init; } = [];

    /// <summary>Relative to the workspace.</summary>
    public string? CosignPublicKey { get; init; }

    public string? CosignPrivateKey { get; init; }

    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The text it was read from, which edits start from.</summary>
    internal TomlDocument Document { get; }

    public Dependency? Find(string alias)
    {
        foreach (var dependency in Dependencies)
        {
            if (dependency.Alias == alias)
            {
                return dependency;
            }
        }

        return null;
    }

    /// <summary>Reads the workspace's manifest; every failure is a <see cref="DiagnosticException"/>.</summary>
    public static PackageManifest Load(Workspace workspace)
    {
        var shown = workspace.Shown(Workspace.ManifestName);
        var bytes = PackageFile.TryRead(workspace.ManifestPath, shown)
            ?? throw new DiagnosticException(new Diagnostic(PackageCodes.ManifestMissing, "", "akua.toml not found")
            {
                Path = shown,
                Help = "run `akua init` to make one, or name its directory with --workspace",
            });
        return new ManifestReader(TomlDocument.Parse(bytes, shown, PackageCodes.ManifestParse)).Read();
    }

    public static PackageManifest Parse(SourceFile file) =>
        new ManifestReader(TomlDocument.Parse(file, PackageCodes.ManifestParse)).Read();

    /// <summary>
    /// The manifest's text with a dependency added or replaced and everything else untouched. Fields come in the
    /// order of the format.
    /// </summary>
    public string WithDependency(Dependency dependency) =>
        TomlEditor.SetTable(Document, "dependencies", dependency.Alias, ManifestFields.Of(dependency)).File.Text;

    /// <summary>The manifest's text without any `replace`, as others may have it.</summary>
    public string WithoutReplacements()
    {
        var document = Document;
        foreach (var dependency in Dependencies.Where(d => d.ReplacePath is not null))
        {
            document = TomlEditor.Remove(document, ["dependencies", dependency.Alias], "replace");
        }

        return document.File.Text;
    }

    /// <summary>The manifest's text without a dependency.</summary>
    public string WithoutDependency(string alias) => TomlEditor.Remove(Document, ["dependencies"], alias).File.Text;
}
