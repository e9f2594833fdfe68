using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>The `[dependencies]` part: first the types of all fields, then the rules of each form.</summary>
internal sealed partial class ManifestReader
{
    /// <summary>A dependency whose fields have the right types and nothing else is known of.</summary>
    private sealed record Shape(TomlEntry Entry, TomlTable Table)
    {
        public string Alias => Entry.Key;

        public string Field(string key) => $"dependencies.{Entry.Key}.{key}";

        public string? Text(string key) => (Table.Find(key)?.Value as TomlString)?.Value;

        public TextSpan Span(string key) => Table.Find(key)?.Value.Span ?? Entry.KeySpan;
    }

    private List<Shape> ReadShapes()
    {
        var shapes = new List<Shape>();
        if (Table(document.Root, "dependencies", "dependencies") is not { } dependencies)
        {
            return shapes;
        }

        foreach (var entry in dependencies.Entries)
        {
            var field = "dependencies." + entry.Key;
            if (entry.Value is not TomlTable table)
            {
                throw Failure(entry.Value.Span, $"`{field}` must be a table, not {entry.Value.Description}", field, $"write `{TomlText.Key(entry.Key)} = {{ path = \"./…\" }}` or another source");
            }

            var shape = new Shape(entry, table);
            foreach (var key in ManifestFields.Dependency)
            {
                if (key == "replace")
                {
                    ReadReplaceShape(shape);
                }
                else
                {
                    OptionalString(table, key, shape.Field(key));
                }
            }

            shapes.Add(shape);
        }

        shapes.Sort((a, b) => string.CompareOrdinal(a.Alias, b.Alias));
        return shapes;
    }

    private void ReadReplaceShape(Shape shape)
    {
        if (Table(shape.Table, "replace", shape.Field("replace")) is { } replace
            && OptionalString(replace, "path", shape.Field("replace.path")) is null)
        {
            throw Failure(replace.Span, $"dependency `{shape.Alias}`: `replace` needs a `path`", shape.Field("replace.path"));
        }
    }

    private List<Dependency> CheckDependencies(List<Shape> shapes)
    {
        var checkedOnes = new List<Dependency>(shapes.Count);
        foreach (var shape in shapes)
        {
            checkedOnes.Add(CheckDependency(shape));
        }

        var identifiers = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var shape in shapes)
        {
            var identifier = Alias.KclIdentifier(shape.Alias);
            if (!identifiers.TryAdd(identifier, shape))
            {
                var message = $"dependencies `{identifiers[identifier].Alias}` and `{shape.Alias}` have the same name `{identifier}` in KCL";
                throw Failure(shape.Entry.KeySpan, message, "dependencies." + shape.Alias, "rename one of them");
            }
        }

        return checkedOnes;
    }

    private Dependency CheckDependency(Shape shape)
    {
        if (!Alias.IsValid(shape.Alias))
        {
            throw Failure(shape.Entry.KeySpan, $"dependency alias `{shape.Alias}` must be {Alias.Rule}", "dependencies." + shape.Alias);
        }

        var sources = ManifestFields.Sources.Where(s => shape.Table.Find(s) is not null).ToList();
        if (sources.Count != 1)
        {
            throw WrongSourceCount(shape, sources);
        }

        var form = sources[0] switch
        {
            "oci" => DependencyForm.Oci,
            "git" => DependencyForm.Git,
            "path" => DependencyForm.Path,
            _ => DependencyForm.Repo,
        };
        CheckForm(shape, form);
        return new Dependency(shape.Alias, form, shape.Text(sources[0])!, document.OriginOf(shape.Entry.KeySpan))
        {
            Version = shape.Text("version"),
            Tag = shape.Text("tag"),
            Rev = shape.Text("rev"),
            Branch = shape.Text("branch"),
            Subdirectory = shape.Text("subdir") is { } subdirectory ? subdirectory.Trim('/') : null,
            Chart = shape.Text("chart"),
            ReplacePath = shape.Table.Find("replace")?.Value is TomlTable replace ? ((TomlString)replace.Find("path")!.Value).Value : null,
        };
    }

    private DiagnosticException WrongSourceCount(Shape shape, List<string> sources)
    {
        string? help = null;
        if (sources.Count == 0)
        {
            foreach (var entry in shape.Table.Entries)
            {
                if (!ManifestFields.Dependency.Contains(entry.Key) && Suggest.Nearest(entry.Key, ManifestFields.Dependency) is { } near)
                {
                    help = $"`{entry.Key}` is not a field; did you mean `{near}`?";
                }
            }
        }

        var span = sources.Count > 1 ? shape.Table.Find(sources[1])!.KeySpan : shape.Entry.KeySpan;
        return Failure(
            span,
            $"dependency `{shape.Alias}`: exactly one of oci / git / path / repo must be set, got {sources.Count}",
            "dependencies." + shape.Alias,
            help ?? (sources.Count == 0 ? "add `path = \"./…\"`, `oci = \"oci://…\"`, `git = \"https://…\"` or `repo = \"https://…\"`" : $"keep one of {string.Join(", ", sources)}"));
    }

    private void CheckForm(Shape shape, DependencyForm form)
    {
        switch (form)
        {
            case DependencyForm.Oci:
                if (shape.Text("version") is null)
                {
                    throw Failure(shape.Entry.KeySpan, $"dependency `{shape.Alias}`: oci dep requires a version", shape.Field("version"), "add `version = \"…\"` (the tag)");
                }

                RefuseUserinfo(shape, "oci", PackageCodes.ManifestOciUserinfo);
                break;
            case DependencyForm.Git:
                CheckGitForm(shape);
                break;
            case DependencyForm.Path:
                CheckPathForm(shape);
                break;
            default:
                CheckRepoForm(shape);
                break;
        }
    }

    private void CheckGitForm(Shape shape)
    {
        if (shape.Text("tag") is null && shape.Text("rev") is null && shape.Text("branch") is null)
        {
            throw Failure(shape.Entry.KeySpan, $"dependency `{shape.Alias}`: git dep requires either tag or rev", shape.Field("tag"), "add `tag = \"…\"`, `rev = \"<commit>\"` or `branch = \"…\"`");
        }

        if (shape.Text("branch") is not null && (shape.Text("tag") ?? shape.Text("rev")) is not null)
        {
            throw Failure(shape.Span("branch"), $"dependency `{shape.Alias}`: branch cannot stand beside tag or rev", shape.Field("branch"), "keep one of them");
        }

        if (!RemoteUrl.IsSshWithUser(shape.Text("git")!))
        {
            RefuseUserinfo(shape, "git", PackageCodes.ManifestGitUserinfo);
        }

        if (shape.Text("subdir") is { } subdirectory && (subdirectory.Contains('\\', StringComparison.Ordinal) || subdirectory.StartsWith('/') || subdirectory.Split('/').Any(n => n is ".." or "." or "")))
        {
            throw Failure(shape.Span("subdir"), $"dependency `{shape.Alias}`: `subdir` must be a folder inside the repository", shape.Field("subdir"), "write it like `charts/web`");
        }
    }

    private void CheckPathForm(Shape shape)
    {
        foreach (var key in new[] { "version", "tag", "rev" })
        {
            if (shape.Table.Find(key) is { } extra)
            {
                throw Failure(extra.KeySpan, $"dependency `{shape.Alias}`: path dep must not set version / tag / rev", shape.Field(key), $"remove `{key}`");
            }
        }

        if (shape.Table.Find("replace") is { } replace)
        {
            throw Failure(replace.KeySpan, $"dependency `{shape.Alias}`: path dep must not set replace", shape.Field("replace"), "change `path` instead");
        }
    }

    private void CheckRepoForm(Shape shape)
    {
        RefuseUserinfo(shape, "repo", PackageCodes.ManifestHelmUserinfo);
        if (shape.Text("chart") is not { } chart)
        {
            throw Failure(shape.Entry.KeySpan, $"dependency `{shape.Alias}`: helm-repo dep requires a `chart`", shape.Field("chart"), "add `chart = \"…\"`", PackageCodes.ManifestHelmMissingChart);
        }

        if (shape.Text("version") is null)
        {
            throw Failure(shape.Entry.KeySpan, $"dependency `{shape.Alias}`: helm-repo dep requires a `version`", shape.Field("version"), "add `version = \"…\"`", PackageCodes.ManifestHelmMissingVersion);
        }

        if (chart.Length == 0 || chart.Contains('/', StringComparison.Ordinal) || chart.Contains('\\', StringComparison.Ordinal) || chart.Contains("..", StringComparison.Ordinal))
        {
            throw Failure(shape.Span("chart"), $"dependency `{shape.Alias}`: `chart` value `{chart}` must be a plain chart name (no path separators or `..`)", shape.Field("chart"), null, PackageCodes.ManifestHelmChartInvalid);
        }
    }

    private void RefuseUserinfo(Shape shape, string key, string code)
    {
        if (RemoteUrl.HasUserinfo(shape.Text(key)!))
        {
            throw Failure(shape.Span(key), $"dependency `{shape.Alias}`: {key} URL must not embed credentials", shape.Field(key), "pass credentials with --auth or --auth-file", code);
        }
    }
}
