using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>What the schema of one field says about merging; only what patches need to know.</summary>
internal abstract class MergeSchema
{
    /// <summary>The keys list elements are known by; empty when they are text; null when the list is replaced as a whole.</summary>
    public abstract string[]? MergeKeys { get; }

    public abstract MergeSchema? Field(string name);

    /// <summary>The schema of a list's elements.</summary>
    public abstract MergeSchema? Elements();
}

/// <summary>A definition of <see cref="BuiltInSchemaTable"/>, or a field of one.</summary>
internal sealed class BuiltInSchema(string? definition, string? elements, string[]? mergeKeys) : MergeSchema
{
    private static readonly BuiltInSchema Opaque = new(null, null, null);
    private Dictionary<string, BuiltInSchema>? _fields;

    public override string[]? MergeKeys => mergeKeys;

    /// <summary>The schema of a type; null when nothing in it merges.</summary>
    public static BuiltInSchema? ForType(string apiVersion, string kind)
    {
        var (group, version) = Gvk.Split(apiVersion);
        var dot = group.IndexOf('.', StringComparison.Ordinal);
        var domain = group.Length == 0 ? "core" : dot < 0 ? group : group[..dot];
        var name = group == "kustomize.config.k8s.io" && kind == "Kustomization" && version == "v1beta1" ? "apps.v1.Kustomization" : $"{domain}.{version}.{kind}";
        return Text(name) is null ? null : new BuiltInSchema(name, null, null);
    }

    /// <summary>The schema of a definition by its full name, `io.k8s.api.core.v1.PodSpec`.</summary>
    public static BuiltInSchema? ForDefinition(string name)
    {
        var parts = name.Split('.');
        var isKubernetes = parts.Length > 4 && parts[0] == "io" && parts[1] == "k8s";
        var simple = isKubernetes ? string.Join('.', parts[^3..]) : "";
        return isKubernetes && Text(simple) is not null ? new BuiltInSchema(simple, null, null) : null;
    }

    public override MergeSchema? Field(string name)
    {
        _fields ??= Read(definition);
        return _fields.GetValueOrDefault(name);
    }

    public override MergeSchema? Elements() => elements is null ? mergeKeys is null ? null : Opaque : new BuiltInSchema(elements, null, null);

    /// <summary>Lists of objects need no entry of their own.</summary>
    private static string? Text(string definition)
    {
        const string Suffix = "List";
        if (BuiltInSchemaTable.Fields(definition) is { } fields)
        {
            return fields;
        }

        return definition.EndsWith(Suffix, StringComparison.Ordinal) && BuiltInSchemaTable.Fields(definition[..^Suffix.Length]) is not null
            ? $"items*{definition[..^Suffix.Length]}"
            : null;
    }

    private static Dictionary<string, BuiltInSchema> Read(string? definition)
    {
        var fields = new Dictionary<string, BuiltInSchema>(StringComparer.Ordinal);
        foreach (var word in (definition is null ? null : Text(definition))?.Split(' ') ?? [])
        {
            var at = word.AsSpan().IndexOfAny('>', '*', '#');
            var target = word[(at + 1)..];
            if (word[at] == '>')
            {
                fields[word[..at]] = new BuiltInSchema(target, null, null);
                continue;
            }

            var colon = target.IndexOf(':', StringComparison.Ordinal);
            var keys = colon < 0 ? null : target[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
            var items = colon < 0 ? target : target[..colon];
            fields[word[..at]] = new BuiltInSchema(null, items.Length == 0 ? null : items, keys);
        }

        return fields;
    }
}

/// <summary>A schema of an OpenAPI document the user gave.</summary>
internal sealed class DocumentSchema(DictValue schema, SchemaStore store) : MergeSchema
{
    private const int MaxReferences = 100;

    public override string[]? MergeKeys
    {
        get
        {
            if (schema["x-kubernetes-patch-strategy"] is not StrValue strategy || !strategy.Value.Split(',').Contains("merge"))
            {
                return null;
            }

            return schema["x-kubernetes-list-map-keys"] is ListValue keys ? keys.Items.ToArray().Select(k => k.ToString()!).ToArray()
                : schema["x-kubernetes-patch-merge-key"] is StrValue key ? [key.Value]
                : [];
        }
    }

    public override MergeSchema? Field(string name) =>
        schema["properties"] is DictValue properties && properties[name] is DictValue property ? Resolve(property)
            : schema["additionalProperties"] is DictValue additional ? Resolve(additional)
            : null;

    public override MergeSchema? Elements() =>
        schema["type"] is StrValue { Value: "array" } && schema["items"] is DictValue items ? Resolve(items) : null;

    /// <summary>What the schema refers to, or itself; null when that does not exist.</summary>
    public MergeSchema? Resolved() => Resolve(schema);

    private MergeSchema? Resolve(DictValue target)
    {
        for (var i = 0; target["$ref"] is StrValue reference; i++)
        {
            const string Prefix = "#/definitions/";
            if (i == MaxReferences || !reference.Value.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return null;
            }

            var name = reference.Value[Prefix.Length..];
            if (store.BuiltInDefinition(name) is { } builtIn)
            {
                return builtIn;
            }

            if (store.Definition(name) is not { } found)
            {
                return null;
            }

            target = found;
        }

        return new DocumentSchema(target, store);
    }
}
