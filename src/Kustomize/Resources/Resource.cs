using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// A Kubernetes object on its way through a build. What it was called before is kept in annotations of its own tree, because
/// patches and transformers of the user can see and change annotations.
/// </summary>
internal sealed class Resource
{
    private (string Names, string Namespaces, string Kinds, string ApiVersion, ResId[] Ids)? _previous;
    private (string ApiVersion, string Kind, Gvk Gvk, bool IsClusterScoped)? _type;

    public Resource(Node? root, ClusterScope scope) => (Root, Scope) = (root, scope);

    /// <summary>The object; null once it was deleted.</summary>
    public Node? Root { get; set; }

    public ClusterScope Scope { get; }

    /// <summary>Names of the variables that read from this resource.</summary>
    public List<string> VariableNames { get; private set; } = [];

    public bool IsEmpty => Root is null || Root.IsEmpty;

    public string Kind => FieldText("kind");

    public string ApiVersion => FieldText("apiVersion");

    public string Name => MetaText("name");

    public string Namespace => MetaText("namespace");

    public Gvk Gvk => Type().Gvk;

    public ResId Id
    {
        get
        {
            var (gvk, isClusterScoped) = Type();
            return new ResId(gvk, Name, Namespace, isClusterScoped);
        }
    }

    /// <summary>What it was called first.</summary>
    public ResId OriginalId => PreviousIds is [var first, ..] ? first : Id;

    /// <summary>All it has been called before, oldest first; type group and version are today's.</summary>
    public ResId[] PreviousIds
    {
        get
        {
            if (AnnotationNode is not { } annotations || Text(annotations, BuildAnnotations.PreviousNames) is not { } names)
            {
                return [];
            }

            var namespaces = Text(annotations, BuildAnnotations.PreviousNamespaces) ?? "";
            var kinds = Text(annotations, BuildAnnotations.PreviousKinds) ?? "";
            var apiVersion = ApiVersion;
            if (_previous is { } known && known.Names == names && known.Namespaces == namespaces && known.Kinds == kinds && known.ApiVersion == apiVersion)
            {
                return known.Ids;
            }

            var ids = ParsePrevious(names, namespaces, kinds, apiVersion);
            _previous = (names, namespaces, kinds, apiVersion, ids);
            return ids;
        }
    }

    public bool NeedsHash => IsEnabled(BuildAnnotations.NeedsHash);

    public bool MayChangeName => IsEnabled(BuildAnnotations.AllowNameChange);

    public bool MayChangeKind => IsEnabled(BuildAnnotations.AllowKindChange);

    public string Behavior => AnnotationNode is { } node ? Text(node, BuildAnnotations.Behavior) ?? "" : "";

    private Node? AnnotationNode => MetaNode is { } meta && NodeFields.IndexOf(meta, "annotations") is >= 0 and var at ? meta.Content[at + 1] : null;

    /// <summary>The metadata when it has content, whatever its kind.</summary>
    private Node? MetaNode
    {
        get
        {
            if (Root is not { } root || root.IsTaggedNull)
            {
                return null;
            }

            var at = NodeFields.IndexOf(root, "metadata");
            return at >= 0 && !root.Content[at + 1].IsEmpty ? root.Content[at + 1] : null;
        }
    }

    public void Enable(string annotation)
    {
        var annotations = Annotations();
        annotations[annotation] = BuildAnnotations.Enabled;
        SetAnnotations(annotations);
    }

    public void SetBehavior(string behavior)
    {
        var annotations = Annotations();
        annotations[BuildAnnotations.Behavior] = behavior is "replace" or "merge" or "create" ? behavior : "unspecified";
        SetAnnotations(annotations);
    }

    public void SetName(string name) => SetField(Node.Scalar(name), "metadata", "name");

    public void SetKind(string kind) => NodeFields.Set(Root!, "kind", Node.Scalar(kind));

    public void SetApiVersion(string apiVersion) => NodeFields.Set(Root!, "apiVersion", Node.Scalar(apiVersion));

    public void SetNamespace(string name)
    {
        if (name.Length == 0)
        {
            NodeFields.Clear(NodeFields.Get(Root, "metadata"), "namespace");
        }
        else
        {
            SetField(Node.Scalar(name), "metadata", "namespace");
        }
    }

    /// <summary>Remembers what the resource is called now.</summary>
    public void StorePreviousId()
    {
        var id = Id;
        AppendToList(BuildAnnotations.PreviousNames, id.Name);
        AppendToList(BuildAnnotations.PreviousNamespaces, id.EffectiveNamespace);
        AppendToList(BuildAnnotations.PreviousKinds, id.Gvk.Kind);
    }

    public void AddPrefix(string prefix) => AppendToList(BuildAnnotations.Prefixes, prefix);

    public void AddSuffix(string suffix) => AppendToList(BuildAnnotations.Suffixes, suffix);

    public string[] Prefixes => ListOf(BuildAnnotations.Prefixes);

    public string[] Suffixes => ListOf(BuildAnnotations.Suffixes);

    /// <summary>The annotations as text, whatever their type; changes do not reach the resource.</summary>
    public SortedDictionary<string, string> Annotations() => MetaMap("annotations");

    public SortedDictionary<string, string> Labels() => MetaMap("labels");

    public void SetAnnotations(SortedDictionary<string, string> annotations) => SetMetaMap(annotations, "annotations");

    public void SetLabels(SortedDictionary<string, string> labels) => SetMetaMap(labels, "labels");

    public string? Annotation(string name) => AnnotationNode is { } node ? Text(node, name) : null;

    public Resource Copy() => new(Root?.Copy(), Scope) { VariableNames = [.. VariableNames] };

    public void CopyVariablesFrom(Resource other) => VariableNames = [.. other.VariableNames];

    private static string? Text(Node mapping, string name) => NodeFields.IndexOf(mapping, name) is >= 0 and var at ? mapping.Content[at + 1].Value : null;

    private (Gvk Gvk, bool IsClusterScoped) Type()
    {
        string apiVersion = ApiVersion, kind = Kind;
        if (_type is { } known && known.ApiVersion == apiVersion && known.Kind == kind)
        {
            return (known.Gvk, known.IsClusterScoped);
        }

        var gvk = Gvk.Of(apiVersion, kind);
        var isClusterScoped = Scope.IsClusterScoped(apiVersion, kind);
        _type = (apiVersion, kind, gvk, isClusterScoped);
        return (gvk, isClusterScoped);
    }

    private ResId[] ParsePrevious(string names, string namespaces, string kinds, string apiVersion)
    {
        string[] n = names.Split(','), s = namespaces.Split(','), k = kinds.Split(',');
        if (n.Length != s.Length || n.Length != k.Length)
        {
            throw new KustomizeException("number of previous names, number of previous namespaces, number of previous kinds not equal");
        }

        var ids = new ResId[n.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = new ResId(Gvk.Of(apiVersion, k[i]), n[i], s[i], Scope.IsClusterScoped(apiVersion, k[i]));
        }

        return ids;
    }

    private bool IsEnabled(string name) => Annotation(name) == BuildAnnotations.Enabled;

    private string[] ListOf(string name) => Annotation(name)?.Split(',') ?? [];

    private void AppendToList(string name, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        var text = Annotation(name) is { } present ? $"{present},{value}" : value;
        var meta = NodeFields.Get(Root, "metadata");
        NodeFields.Clear(meta, "annotations", onlyEmpty: true);
        NodeFields.Clear(Root, "metadata", onlyEmpty: true);
        var node = Node.Text(text);
        node.Style = NodeStyle.SingleQuoted;
        SetField(node, "metadata", "annotations", name);
    }

    private void SetField(Node value, params ReadOnlySpan<string> path)
    {
        if (NodeFields.LookupOrCreate(Root, NodeKind.Mapping, path[..^1]) is { } parent)
        {
            NodeFields.Set(parent, path[^1], value);
        }
    }

    private string FieldText(string name) => Root is { } root && NodeFields.IndexOf(root, name) is >= 0 and var at ? root.Content[at + 1].Value : "";

    private string MetaText(string name) =>
        MetaNode is { } meta && NodeFields.IndexOf(meta, name) is >= 0 and var at && !meta.Content[at + 1].IsEmpty ? meta.Content[at + 1].Value : "";

    private SortedDictionary<string, string> MetaMap(string field)
    {
        var result = new SortedDictionary<string, string>(Comparer<string>.Create(Utf8Order.Compare));
        if (MetaNode is { } meta && NodeFields.IndexOf(meta, field) is >= 0 and var at)
        {
            var content = meta.Content[at + 1].Content;
            for (var i = 0; i + 1 < content.Length; i += 2)
            {
                result[content[i].Value] = content[i + 1].Value;
            }
        }

        return result;
    }

    private void SetMetaMap(SortedDictionary<string, string> map, string field)
    {
        var meta = NodeFields.LookupOrCreate(Root, NodeKind.Mapping, "metadata");
        NodeFields.Clear(meta, field);
        if (map.Count == 0 || NodeFields.LookupOrCreate(meta, NodeKind.Mapping, field) is not { } node)
        {
            return;
        }

        foreach (var (key, value) in map)
        {
            NodeFields.Set(node, key, Node.Text(value));
        }
    }
}
