using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>
/// Checks and reads a lock. Names become directory names, so they follow the alias rule; unknown keys are ignored.
/// </summary>
internal sealed class LockReader(TomlDocument document)
{
    public List<LockEntry> Read()
    {
        var root = document.Root;
        switch (root.Find("version")?.Value)
        {
            case TomlInteger { Value: 1 }:
                break;
            case null:
                throw Failure(default, "missing field `version`", "version");
            case TomlInteger other:
                throw Failure(other.Span, $"unsupported lockfile version {other.Value}; this akua understands version 1", "version");
            case var other:
                throw Failure(other.Span, $"`version` must be an integer, not {other.Description}", "version");
        }

        var entries = new List<LockEntry>();
        switch (root.Find("package")?.Value)
        {
            case null:
                return entries;
            case TomlArray array:
                foreach (var item in array.Items)
                {
                    entries.Add(ReadEntry(item, entries.Count > 0 ? entries[^1] : null));
                }

                return entries;
            case var other:
                throw Failure(other.Span, $"`package` must be an array of tables, not {other.Description}", "package");
        }
    }

    private LockEntry ReadEntry(TomlValue value, LockEntry? previous)
    {
        if (value is not TomlTable table)
        {
            throw Failure(value.Span, $"`package` must hold tables, not {value.Description}", "package");
        }

        var entry = new LockEntry(Required(table, "name"), Required(table, "version"), Required(table, "source"), Required(table, "digest"))
        {
            VendorDigest = Optional(table, "vendor_digest"),
            Tree = Optional(table, "tree"),
            VendorTree = Optional(table, "vendor_tree"),
            Manifest = Optional(table, "manifest"),
            Signature = Optional(table, "signature"),
            Dependencies = Strings(table, "dependencies"),
            Attestation = Optional(table, "attestation"),
            ReplacedPath = ReadReplaced(table),
            Yanked = table.Find("yanked")?.Value switch
            {
                null => null,
                TomlBoolean yanked => yanked.Value,
                var other => throw Failure(other.Span, $"`yanked` must be true or false, not {other.Description}", "package.yanked"),
            },
            KyvernoSourceDigest = Optional(table, "kyverno_source_digest"),
            ConverterVersion = Optional(table, "converter_version"),
        };
        Check(table, entry, previous);
        return entry;
    }

    private void Check(TomlTable table, LockEntry entry, LockEntry? previous)
    {
        if (!Alias.IsValid(entry.Name))
        {
            throw Failure(Span(table, "name"), $"package name `{entry.Name}` must be {Alias.Rule}", "package.name");
        }

        if (previous is not null)
        {
            var order = string.CompareOrdinal(previous.Name, entry.Name);
            if (order > 0)
            {
                throw Failure(Span(table, "name"), $"package entries must be alphabetical by name; `{entry.Name}` comes before `{previous.Name}`", "package.name");
            }

            if (order == 0 && previous.Version == entry.Version)
            {
                throw Failure(Span(table, "name"), $"package `{entry.Name}` appears multiple times at the same version", "package.name");
            }
        }

        if (!entry.Digest.StartsWith("sha256:", StringComparison.Ordinal) && !entry.Digest.StartsWith("git:", StringComparison.Ordinal))
        {
            throw Failure(Span(table, "digest"), $"package `{entry.Name}`: digest must start with `sha256:` or `git:`", "package.digest");
        }
    }

    private string? ReadReplaced(TomlTable table) => table.Find("replaced")?.Value switch
    {
        null => null,
        TomlTable replaced => Required(replaced, "path"),
        var other => throw Failure(other.Span, $"`replaced` must be a table, not {other.Description}", "package.replaced"),
    };

    private string Required(TomlTable table, string key) =>
        Optional(table, key) ?? throw Failure(table.Header ?? table.Span, $"missing field `{key}`", "package." + key);

    private string? Optional(TomlTable table, string key) => table.Find(key)?.Value switch
    {
        null => null,
        TomlString text => text.Value,
        var other => throw Failure(other.Span, $"`{key}` must be a string, not {other.Description}", "package." + key),
    };

    private List<string> Strings(TomlTable table, string key)
    {
        var values = new List<string>();
        switch (table.Find(key)?.Value)
        {
            case null:
                break;
            case TomlArray array:
                foreach (var item in array.Items)
                {
                    values.Add((item as TomlString ?? throw Failure(item.Span, $"`{key}` must hold strings, not {item.Description}", "package." + key)).Value);
                }

                break;
            case var other:
                throw Failure(other.Span, $"`{key}` must be an array of strings, not {other.Description}", "package." + key);
        }

        return values;
    }

    private static TextSpan Span(TomlTable table, string key) => table.Find(key)!.Value.Span;

    private DiagnosticException Failure(TextSpan span, string message, string field) =>
        new(Diagnostic.At(PackageCodes.LockParse, "", document.OriginOf(span), message) with
        {
            Path = document.File.Path,
            Field = field,
            Help = "the lock is written by akua; restore it from version control or delete it and run `akua lock`",
        });
}
