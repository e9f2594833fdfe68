using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Turns the YAML of a chart's metadata into the record. Scalars become strings where strings are wanted.</summary>
internal sealed class MetadataDecoder(string file)
{
    private const string TopLevel = "Metadata";

    /// <summary>What Go calls the struct whose fields are being read.</summary>
    private string _place = TopLevel;

    /// <summary>A key as Go's JSON finds it: the exact one, else one that differs in case.</summary>
    public static Value? Find(DictValue map, string key)
    {
        if (map[key] is { } exact)
        {
            return exact;
        }

        foreach (ref readonly var entry in map.Entries)
        {
            if (entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public ChartMetadata Decode(string text, ChartMetadata into)
    {
        Value root;
        try
        {
            root = HelmYaml.Read(text);
        }
        catch (FormatException failure)
        {
            throw new HelmException($"cannot load {file}: {failure.Message}", failure);
        }

        if (root.IsNullish)
        {
            return into;
        }

        if (root is not DictValue map)
        {
            throw Mismatch(root, "", "v2.Metadata");
        }

        return into with
        {
            Name = Text(map, "name", into.Name),
            Home = Text(map, "home", into.Home),
            Sources = Texts(map, "sources") ?? into.Sources,
            Version = Text(map, "version", into.Version),
            Description = Text(map, "description", into.Description),
            Keywords = Texts(map, "keywords") ?? into.Keywords,
            Maintainers = Maintainers(map) ?? into.Maintainers,
            Icon = Text(map, "icon", into.Icon),
            ApiVersion = Text(map, "apiVersion", into.ApiVersion),
            Condition = Text(map, "condition", into.Condition),
            Tags = Text(map, "tags", into.Tags),
            AppVersion = Text(map, "appVersion", into.AppVersion),
            Deprecated = Flag(map, "deprecated", into.Deprecated),
            Annotations = Annotations(map) ?? into.Annotations,
            KubeVersion = Text(map, "kubeVersion", into.KubeVersion),
            Dependencies = Dependencies(map) ?? into.Dependencies,
            Type = Text(map, "type", into.Type, isSanitized: false),
        };
    }

    private string Text(DictValue map, string key, string otherwise, bool isSanitized = true)
    {
        if (Find(map, key) is not { IsNullish: false } value)
        {
            return otherwise;
        }

        var text = HelmYaml.ScalarText(value) ?? throw Mismatch(value, key, "string");
        return isSanitized && key is not ("version" or "apiVersion") ? MetadataReader.Sanitize(text) : text;
    }

    private bool Flag(DictValue map, string key, bool otherwise) => Find(map, key) switch
    {
        null or NoneValue => otherwise,
        BoolValue flag => flag.Value,
        var other => throw Mismatch(other, key, "bool"),
    };

    private List<string>? Texts(DictValue map, string key)
    {
        if (Find(map, key) is not { IsNullish: false } value)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var item in (value as ListValue ?? throw Mismatch(value, key, "[]string")).Items)
        {
            texts.Add(item.IsNullish ? "" : MetadataReader.Sanitize(HelmYaml.ScalarText(item) ?? throw Mismatch(item, key, "string")));
        }

        return texts;
    }

    private List<ChartMaintainer>? Maintainers(DictValue map)
    {
        if (Find(map, "maintainers") is not { IsNullish: false } value)
        {
            return null;
        }

        var maintainers = new List<ChartMaintainer>();
        foreach (var item in (value as ListValue ?? throw Mismatch(value, "maintainers", "[]*v2.Maintainer")).Items)
        {
            if (item.IsNullish)
            {
                throw MetadataReader.Invalid("maintainers must not contain empty or null nodes");
            }

            var entry = item as DictValue ?? throw Mismatch(item, "maintainers", "v2.Maintainer");
            _place = "Maintainer.maintainers";
            maintainers.Add(new ChartMaintainer(Text(entry, "name", ""), Text(entry, "email", ""), Text(entry, "url", "")));
            _place = TopLevel;
        }

        return maintainers;
    }

    private List<KeyValuePair<string, string>>? Annotations(DictValue map)
    {
        if (Find(map, "annotations") is not { IsNullish: false } value)
        {
            return null;
        }

        var annotations = new List<KeyValuePair<string, string>>();
        foreach (var entry in (value as DictValue ?? throw Mismatch(value, "annotations", "map[string]string")).Entries)
        {
            annotations.Add(new(entry.Key, entry.Value.IsNullish ? "" : HelmYaml.ScalarText(entry.Value) ?? throw Mismatch(entry.Value, "annotations", "string")));
        }

        return annotations;
    }

    private List<ChartDependency>? Dependencies(DictValue map)
    {
        if (Find(map, "dependencies") is not { IsNullish: false } value)
        {
            return null;
        }

        var dependencies = new List<ChartDependency>();
        foreach (var item in (value as ListValue ?? throw Mismatch(value, "dependencies", "[]*v2.Dependency")).Items)
        {
            if (item.IsNullish)
            {
                throw MetadataReader.Invalid("dependencies must not contain empty or null nodes");
            }

            var entry = item as DictValue ?? throw Mismatch(item, "dependencies", "v2.Dependency");
            _place = "Dependency.dependencies";
            dependencies.Add(new ChartDependency
            {
                Name = Text(entry, "name", ""),
                Version = Text(entry, "version", ""),
                Repository = Text(entry, "repository", ""),
                Condition = Text(entry, "condition", ""),
                Tags = Texts(entry, "tags") ?? [],
                Enabled = Flag(entry, "enabled", false),
                ImportValues = Imports(entry),
                Alias = Text(entry, "alias", "", isSanitized: false),
            });
            _place = TopLevel;
        }

        return dependencies;
    }

    private Value[] Imports(DictValue dependency) => Find(dependency, "import-values") switch
    {
        null or NoneValue => [],
        ListValue list => list.Items.ToArray(),
        var other => throw Mismatch(other, "import-values", "[]interface {}"),
    };

    private HelmException Mismatch(Value value, string key, string type)
    {
        var kind = value switch { DictValue => "object", ListValue => "array", BoolValue => "bool", StrValue => "string", _ => "number" };
        var place = key.Length == 0 ? "Go value" : $"Go struct field {_place}.{key}";
        return new HelmException($"cannot load {file}: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {kind} into {place} of type {type}");
    }
}
