using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Toml;

namespace Kcl.Net.Installations;

/// <summary>
/// Whose installation it is and of what: the table `[install]` of `akua.toml`. <see cref="Source"/> is where the product came from, as
/// <see cref="ProductSource"/> reads it, and <see cref="Digest"/> what was fetched there.
/// </summary>
public sealed record InstallRecord(string Id, string Customer, string Product, string Version, string Source, string Digest, string Branch)
{
    private const string Table = "install";

    /// <summary>Reads the record of an installation's folder.</summary>
    internal static InstallRecord Read(string folder) =>
        PackageFile.TryRead(Path.Combine(folder, InstallFiles.Manifest), InstallFiles.Manifest) is { } bytes ? Parse(Encoding.UTF8.GetString(bytes)) : throw Absent();

    internal static InstallRecord Parse(string text)
    {
        var document = TomlDocument.Parse(new SourceFile(InstallFiles.Manifest, text), PackageCodes.ManifestParse);
        if (document.Get(Table) is not TomlTable)
        {
            throw Absent();
        }

        return new InstallRecord(Field("id"), Field("customer"), Field("product"), Field("version"), Field("source"), Field("digest"), Field("branch"));

        string Field(string name) => document.Get(Table, name) is TomlString text
            ? text.Value
            : throw new DiagnosticException(new Diagnostic(PackageCodes.ManifestParse, "", $"missing field `{name}` in `[install]`") { Path = InstallFiles.Manifest, Field = $"install.{name}", Help = "restore the line from the history: `git log -p akua.toml`" });
    }

    /// <summary>A text of `akua.toml` with what changed of the record in place; comments and everything else stay.</summary>
    internal string Into(string text)
    {
        var document = TomlDocument.Parse(new SourceFile(InstallFiles.Manifest, text), PackageCodes.ManifestParse);
        foreach (var (key, value) in new[] { ("version", Version), ("source", Source), ("digest", Digest) })
        {
            document = TomlEditor.Set(document, [Table], key, TomlText.String(value));
        }

        return document.File.Text;
    }

    private static DiagnosticException Absent() =>
        InstallCodes.Failure(InstallCodes.Missing, "this is no installation: its akua.toml is absent or has no table `[install]`", "make one with `akua install new PRODUCT --repo DIR`, or name its repository with --repo");
}
