using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// The OpenAPI schema of a build: the built-in one, or the one the first kustomization with an `openapi` field names. A schema of the
/// user replaces the built-in one unless that was already wanted when it came, as in kustomize.
/// </summary>
internal sealed class SchemaStore
{
    private const string BuiltInVersion = "v1.21.2";
    private readonly Dictionary<string, DictValue> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), DictValue> _types = [];
    private readonly Dictionary<(string, string), bool> _isNamespaced = [];
    private DictValue? _document;
    private bool _isSet;
    private bool _isReady;
    private bool _hasBuiltIn;
    private bool _isBuiltInScheduled;

    /// <summary>Sets what the `openapi` field of a kustomization says; only the first that says anything counts, and the root's.</summary>
    /// <param name="document">The content of the file it names; null without one.</param>
    public void Set(string? version, byte[]? document, bool isRoot)
    {
        if (_isSet && !isRoot)
        {
            return;
        }

        if (document is not null)
        {
            if (version is not null)
            {
                throw new KustomizeException("builtin version and custom schema provided, cannot use both");
            }

            _document = Read(document);
            _isSet = true;
            _isReady = false;
            return;
        }

        if (string.IsNullOrEmpty(version))
        {
            return;
        }

        if (version != BuiltInVersion)
        {
            throw new KustomizeException("the specified OpenAPI version is not built in") { Help = $"the only one is {BuiltInVersion}" };
        }

        _isSet = true;
        _document = null;
        _isReady = false;
    }

    /// <summary>The schema of a type; null when there is none, or when nothing in it merges.</summary>
    public MergeSchema? ForType(string apiVersion, string kind)
    {
        Prepare();
        if (_types.TryGetValue((apiVersion, kind), out var schema) && !_hasBuiltIn)
        {
            return new DocumentSchema(schema, this);
        }

        var isKustomization = kind == "Kustomization";
        return (_hasBuiltIn || isKustomization ? BuiltInSchema.ForType(apiVersion, kind) : null) ?? (schema is null ? null : (MergeSchema)new DocumentSchema(schema, this));
    }

    /// <summary>The schema that stands in the comments of a node; null when there is none.</summary>
    public MergeSchema? InComment(Node? node)
    {
        if (CommentSchema.Of(node) is not { } schema)
        {
            return null;
        }

        Prepare();
        var written = new DocumentSchema(schema, this);
        return written.Resolved() ?? written;
    }

    /// <summary>A definition of the built-in schema, when that is loaded.</summary>
    public MergeSchema? BuiltInDefinition(string name) => _hasBuiltIn ? BuiltInSchema.ForDefinition(name) : null;

    public DictValue? Definition(string name) => _definitions.GetValueOrDefault(name);

    /// <summary>What the schema says of a type that is not built in; null when it says nothing.</summary>
    public bool? IsNamespaced(string apiVersion, string kind)
    {
        if (!_isReady && _document is null)
        {
            _isBuiltInScheduled = true;
        }
        else if (!_isReady)
        {
            Prepare();
        }

        return _isNamespaced.TryGetValue((apiVersion, kind), out var isNamespaced) ? isNamespaced : null;
    }

    private void Prepare()
    {
        if (_isReady)
        {
            return;
        }

        _isReady = true;
        if (_document is not null)
        {
            Add(_document);
        }
        else
        {
            _hasBuiltIn = true;
        }

        _hasBuiltIn |= _isBuiltInScheduled;
    }

    private static DictValue Read(byte[] content)
    {
        try
        {
            var text = Utf8Text.Decode(content);
            var value = text.StartsWith('{') ? JsonReader.Read(text, JsonOptions.Exact) : YamlReader.Read(text, YamlOptions.HelmIntegers);
            return value as DictValue ?? new DictValue();
        }
        catch (DataFormatException failure)
        {
            throw new KustomizeException("invalid schema file: " + failure.GoMessage, failure);
        }
    }

    private void Add(DictValue document)
    {
        if (document["definitions"] is DictValue definitions)
        {
            foreach (ref readonly var entry in definitions.Entries)
            {
                if (entry.Value is not DictValue definition)
                {
                    continue;
                }

                _definitions[entry.Key] = definition;
                if (definition["x-kubernetes-group-version-kind"] is ListValue types)
                {
                    foreach (var type in types.Items)
                    {
                        if (TypeOf(type) is { } key)
                        {
                            _types[key] = definition;
                        }
                    }
                }
            }
        }

        if (document["paths"] is DictValue paths)
        {
            foreach (ref readonly var entry in paths.Entries)
            {
                if (entry.Value is DictValue path && path["get"] is DictValue get && TypeOf(get["x-kubernetes-group-version-kind"]) is { } key)
                {
                    var isNamespaced = entry.Key.Contains("namespaces/{namespace}", StringComparison.Ordinal);
                    if (isNamespaced || !_isNamespaced.ContainsKey(key))
                    {
                        _isNamespaced[key] = isNamespaced;
                    }
                }
            }
        }
    }

    private static (string ApiVersion, string Kind)? TypeOf(Value? value)
    {
        if (value is not DictValue type || type["version"] is not StrValue version || type["kind"] is not StrValue kind)
        {
            return null;
        }

        return (type["group"] is StrValue { Value.Length: > 0 } group ? $"{group.Value}/{version.Value}" : version.Value, kind.Value);
    }
}
