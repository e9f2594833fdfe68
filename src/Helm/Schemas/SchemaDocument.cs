using System.Globalization;
using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A part of a document with an address of its own (`$id`), the document's root included.</summary>
internal sealed class SchemaResource(string pointer, string id, SchemaDraft draft)
{
    public string Pointer { get; } = pointer;

    public string Id { get; } = id;

    public SchemaDraft Draft { get; } = draft;

    /// <summary>Pointers of the places that have a name.</summary>
    public Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}

/// <summary>One JSON document of schemas: its resources and anchors.</summary>
internal sealed class SchemaDocument
{
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _collected = new(StringComparer.Ordinal);

    public SchemaDocument(string url, Value root)
    {
        (Url, Root) = (url, root);
        Collect(root, url, "", SchemaDraft.Draft2020);
        _resources.TryAdd("", new SchemaResource("", url, SchemaDraft.Draft2020));
    }

    public string Url { get; }

    public Value Root { get; }

    /// <summary>The resource a place belongs to.</summary>
    public SchemaResource ResourceAt(string pointer)
    {
        while (true)
        {
            if (_resources.TryGetValue(pointer, out var found))
            {
                return found;
            }

            var slash = pointer.LastIndexOf('/');
            if (slash < 0)
            {
                return _resources[""];
            }

            pointer = pointer[..slash];
        }
    }

    /// <summary>The resource with an address; null when it lies elsewhere.</summary>
    public SchemaResource? ResourceOf(string url) => url == Url ? _resources[""] : _resources.Values.FirstOrDefault(r => r.Id == url);

    /// <summary>The pointer a fragment means inside a resource.</summary>
    public string Locate(SchemaResource resource, string fragment)
    {
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            return resource.Pointer + fragment;
        }

        return resource.Anchors.TryGetValue(fragment, out var pointer)
            ? pointer
            : throw new SchemaException($"anchor in \"{resource.Id}#{SchemaUrl.Encoded(fragment)}\" not found in schema \"{Url}\"");
    }

    /// <summary>The value at a pointer.</summary>
    public Value Lookup(string pointer)
    {
        var value = Root;
        foreach (var escaped in pointer.Split('/').Skip(1))
        {
            var token = SchemaUrl.Token(escaped) ?? throw new SchemaException($"invalid json-pointer \"{Url}#{SchemaUrl.Encoded(pointer)}\"");
            value = value switch
            {
                DictValue map when map[token] is { } member => member,
                ListValue list when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => throw new SchemaException($"json-pointer in \"{Url}#{SchemaUrl.Encoded(pointer)}\" not found"),
            };
        }

        return value;
    }

    /// <summary>Collects a place that no keyword of the draft leads to; false when it is known already.</summary>
    public bool Include(string pointer)
    {
        if (_collected.Contains(pointer))
        {
            return false;
        }

        var resource = ResourceAt(pointer);
        Collect(Lookup(pointer), resource.Id, pointer, resource.Draft);
        _collected.Add(pointer);
        return true;
    }

    private void Collect(Value schema, string baseUrl, string pointer, SchemaDraft draft)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_collected.Add(pointer) || schema is not DictValue map)
        {
            return;
        }

        var declared = DraftOf(map) ?? draft;
        var id = IdOf(map, declared);
        if (id.Length == 0 && pointer.Length > 0)
        {
            // `$schema` counts only where a resource begins.
            declared = draft;
            id = IdOf(map, declared);
        }

        if (id.Length > 0 || pointer.Length == 0)
        {
            baseUrl = SchemaUrl.Join(baseUrl, id);
            if (_resources.Values.FirstOrDefault(r => r.Id == baseUrl) is { } same)
            {
                throw new SchemaException($"duplicate id \"{baseUrl}\" in \"{Url}\" at \"{pointer}\" and \"{same.Pointer}\"");
            }

            _resources[pointer] = new SchemaResource(pointer, baseUrl, declared);
        }

        CollectAnchors(map, pointer, _resources.Values.First(r => r.Id == baseUrl));
        foreach (var keyword in declared.SchemaKeywords)
        {
            Collect(map[keyword] ?? NoneValue.Instance, baseUrl, pointer + "/" + keyword, declared);
        }

        foreach (var keyword in declared.MapKeywords)
        {
            if (map[keyword] is DictValue schemas)
            {
                foreach (var key in schemas.SortedKeys())
                {
                    Collect(schemas[key]!, baseUrl, $"{pointer}/{keyword}/{SchemaUrl.Escaped(key)}", declared);
                }
            }
        }

        foreach (var keyword in declared.ListKeywords)
        {
            if (map[keyword] is ListValue schemas)
            {
                for (var i = 0; i < schemas.Count; i++)
                {
                    Collect(schemas[i], baseUrl, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{keyword}/{i}"), declared);
                }
            }
        }
    }

    /// <summary>The draft a schema asks for; null when it asks for none.</summary>
    private SchemaDraft? DraftOf(DictValue schema)
    {
        if (schema["$schema"] is not StrValue declared)
        {
            return null;
        }

        if (SchemaDraft.Find(declared.Value) is { } draft)
        {
            return draft;
        }

        var (address, _) = SchemaUrl.Split(declared.Value);
        return SchemaDraft.Find(address) ?? throw (address == Url ? new SchemaException($"draft \"{address}\" is not supported") : SchemaCompiler.CannotLoad(address));
    }

    private static string IdOf(DictValue schema, SchemaDraft draft) =>
        schema[draft.IdKeyword] is StrValue id && (draft.Version >= 2019 || schema["$ref"] is null) ? SchemaUrl.Split(id.Value).Address : "";

    private void CollectAnchors(DictValue schema, string pointer, SchemaResource resource)
    {
        var version = resource.Draft.Version;
        if (version < 2019)
        {
            if (schema["$ref"] is null && schema[resource.Draft.IdKeyword] is StrValue id && SchemaUrl.Split(id.Value).Fragment is { Length: > 0 } fragment && fragment[0] != '/')
            {
                AddAnchor(resource, SchemaUrl.Unescaped(fragment), pointer);
            }

            return;
        }

        if (schema["$anchor"] is StrValue anchor)
        {
            AddAnchor(resource, anchor.Value, pointer);
        }

        if (version >= 2020 && schema["$dynamicAnchor"] is StrValue dynamic)
        {
            AddAnchor(resource, dynamic.Value, pointer);
            resource.DynamicAnchors.Add(dynamic.Value);
        }
    }

    private void AddAnchor(SchemaResource resource, string anchor, string pointer)
    {
        if (!resource.Anchors.TryAdd(anchor, pointer) && resource.Anchors[anchor] != pointer)
        {
            throw new SchemaException($"duplicate anchor \"{anchor}\" in \"{Url}\" at \"{resource.Anchors[anchor]}\" and \"{pointer}\"");
        }
    }
}
