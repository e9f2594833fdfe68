using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>
/// Turns a TOML document into a manifest. The order is part of the contract: shape of the whole file, then edition,
/// then name, then dependencies by alias; the first failure is the one reported.
/// </summary>
internal sealed partial class ManifestReader(TomlDocument document)
{
    private readonly List<Diagnostic> _warnings = [];

    public PackageManifest Read()
    {
        var root = document.Root;
        if (root.Find("package") is null)
        {
            var near = Alias.Nearest("package", root.Entries.Select(e => e.Key).Where(k => !ManifestFields.Root.Contains(k)));
            throw Failure(default, "missing table `[package]`", "package", near ?? "add `[package]` with name, version and edition");
        }

        var package = Table(root, "package", "package")!;
        var name = RequiredString(package, "name");
        var version = RequiredString(package, "version");
        var edition = RequiredString(package, "edition");
        var strictSigning = ReadStrictSigning(package);
        var members = Table(root, "workspace", "workspace") is { } workspace ? Strings(workspace, "members", "workspace.members") : [];
        var signing = Table(root, "signing", "signing");
        var publicKey = signing is null ? null : OptionalString(signing, "cosign_public_key", "signing.cosign_public_key");
        var privateKey = signing is null ? null : OptionalString(signing, "cosign_private_key", "signing.cosign_private_key");
        var shapes = ReadShapes();

        CheckEdition(edition);
        CheckName(name);
        return new PackageManifest(document)
        {
            Name = name.Value,
            Version = version.Value,
            Edition = edition.Value,
            StrictSigning = strictSigning,
            WorkspaceMembers = members,
            CosignPublicKey = publicKey,
            CosignPrivateKey = privateKey,
            Dependencies = CheckDependencies(shapes),
            Warnings = _warnings,
        };
    }

    private void CheckEdition(TomlString edition)
    {
        if (!edition.Value.StartsWith("akua.dev/", StringComparison.Ordinal))
        {
            throw Failure(edition.Span, $"[package].edition must start with `akua.dev/`, got `{edition.Value}`", "package.edition", "use `akua.dev/v1alpha1`");
        }
    }

    private void CheckName(TomlString name)
    {
        if (!Alias.IsValid(name.Value))
        {
            throw Failure(name.Span, $"[package].name must be {Alias.Rule}, got `{name.Value}`", "package.name");
        }
    }

    private bool ReadStrictSigning(TomlTable package)
    {
        var camel = Bool(package, "strictSigning", "package.strictSigning");
        if (camel is { } misspelt)
        {
            _warnings.Add(Diagnostic(PackageCodes.SigningSpelling, misspelt.Span, "`strictSigning` is spelt `strict_signing`", "package.strictSigning", "rename it to `strict_signing`") with { Severity = Severity.Warning });
        }

        return (Bool(package, "strict_signing", "package.strict_signing") ?? camel)?.Value ?? true;
    }

    private TomlTable? Table(TomlTable parent, string key, string field) => parent.Find(key)?.Value switch
    {
        null => null,
        TomlTable table => table,
        var other => throw WrongType(other, field, "a table"),
    };

    private TomlString RequiredString(TomlTable package, string key)
    {
        var field = "package." + key;
        if (package.Find(key) is { } entry)
        {
            return entry.Value as TomlString ?? throw WrongType(entry.Value, field, "a string");
        }

        var near = Alias.Nearest(key, package.Entries.Select(e => e.Key).Where(k => !ManifestFields.Package.Contains(k)));
        throw Failure(package.Header ?? package.Span, $"missing field `{key}` in `[package]`", field, near is null ? $"add `{key} = \"…\"`" : $"{key}: {near}");
    }

    private string? OptionalString(TomlTable table, string key, string field) => table.Find(key)?.Value switch
    {
        null => null,
        TomlString text => text.Value,
        var other => throw WrongType(other, field, "a string"),
    };

    private TomlBoolean? Bool(TomlTable table, string key, string field) => table.Find(key)?.Value switch
    {
        null => null,
        TomlBoolean value => value,
        var other => throw WrongType(other, field, "true or false"),
    };

    private List<string> Strings(TomlTable table, string key, string field)
    {
        var values = new List<string>();
        switch (table.Find(key)?.Value)
        {
            case null:
                return values;
            case TomlArray array:
                foreach (var item in array.Items)
                {
                    values.Add((item as TomlString ?? throw WrongType(item, field, "a string")).Value);
                }

                return values;
            case var other:
                throw WrongType(other, field, "an array of strings");
        }
    }

    private DiagnosticException WrongType(TomlValue value, string field, string expected) =>
        Failure(value.Span, $"`{field}` must be {expected}, not {value.Description}", field);

    private DiagnosticException Failure(TextSpan span, string message, string field, string? help = null, string code = PackageCodes.ManifestParse) =>
        new(Diagnostic(code, span, message, field, help));

    private Diagnostic Diagnostic(string code, TextSpan span, string message, string field, string? help) =>
        Diagnostics.Diagnostic.At(code, "", document.OriginOf(span), message) with
        {
            Path = document.File.Path,
            Field = field,
            Help = help,
        };
}
