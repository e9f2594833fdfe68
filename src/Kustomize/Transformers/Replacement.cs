using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>One source and the fields its value goes to.</summary>
internal sealed class Replacement(DictValue settings)
{
    private const string DefaultPath = "metadata.name";

    public void Apply(ResourceSet set)
    {
        if (settings["source"] is not DictValue source || settings["targets"] is not ListValue)
        {
            throw new KustomizeException("replacements must specify a source and at least one target");
        }

        var value = Refined(Read(set, source), source["options"] as DictValue);
        foreach (var target in settings.Structs("targets"))
        {
            Apply(set, value, target);
        }
    }

    private static IEnumerable<ResId> Ids(Resource resource) => resource.PreviousIds.Prepend(resource.Id with { });

    /// <summary>Selectors know nothing of cluster-wide types.</summary>
    private static ResId IdOf(DictValue settings) => new(settings.Gvk(), settings.Text("name"), settings.Text("namespace"));

    private static Node Read(ResourceSet set, DictValue source)
    {
        var id = IdOf(source);
        Resource? found = null;
        foreach (var resource in set.Items)
        {
            if (Ids(resource).Any(i => i.IsSelectedBy(id)))
            {
                found = found is null ? resource : throw new KustomizeException($"multiple matches for selector {Describe(source)}");
            }
        }

        if (found is null)
        {
            throw new KustomizeException($"nothing selected by {Describe(source)}") { Help = NearResources.Help(set.Items, id) };
        }

        var path = source.Text("fieldPath") is { Length: > 0 } given ? given : DefaultPath;
        Node? node;
        try
        {
            node = NodePath.Lookup(found.Root, NodeKind.None, PathText.SplitDotted(path));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("error looking up replacement source", failure);
        }

        return node is { IsEmpty: false } ? node : throw new KustomizeException($"fieldPath `{path}` is missing for replacement source {id}");
    }

    private static string Describe(DictValue source)
    {
        var text = IdOf(source).ToString();
        text += source.Text("fieldPath") is { Length: > 0 } path ? ":" + path : "";
        if (source["options"] is DictValue options && (options.Text("delimiter").Length > 0 || options.Flag("create")))
        {
            text += $":{options.Text("delimiter")}({options.Number("index")}), create={(options.Flag("create") ? "true" : "false")}";
        }

        return text;
    }

    private static Node Refined(Node node, DictValue? options)
    {
        var delimiter = options?.Text("delimiter") ?? "";
        if (delimiter.Length == 0)
        {
            return node;
        }

        if (node.Kind != NodeKind.Scalar)
        {
            throw new KustomizeException("delimiter option can only be used with scalar nodes");
        }

        var text = NodeFields.TextOf(node);
        var parts = text.Split(delimiter);
        var index = options!.Number("index");
        if (index < 0 || index >= parts.Length)
        {
            throw new KustomizeException($"options.index {index} is out of bounds for value {text}");
        }

        var copy = node.Copy();
        copy.Value = parts[index];
        return copy;
    }

    private static void Apply(ResourceSet set, Node value, DictValue target)
    {
        if (target["select"] is not DictValue select)
        {
            throw new KustomizeException("target must specify resources to select");
        }

        var id = IdOf(select);
        var rejects = target.Structs("reject");
        var paths = target.Texts("fieldPaths") is { Count: > 0 } given ? given : [DefaultPath];
        foreach (var resource in set.Items)
        {
            var ids = Ids(resource).ToList();
            if (IsChosen(resource, select, rejects) && ids.Exists(i => i.IsSelectedBy(id)) && !rejects.Exists(r => !IdOf(r).IsBlank && ids.Exists(i => i.IsSelectedBy(IdOf(r)))))
            {
                foreach (var path in paths)
                {
                    Write(resource, value, path, target["options"] as DictValue);
                }
            }
        }
    }

    private static bool IsChosen(Resource resource, DictValue select, List<DictValue> rejects) =>
        Fits(resource, select)
        && !rejects.Exists(r => (r.Text("annotationSelector").Length > 0 || r.Text("labelSelector").Length > 0) && Fits(resource, r));

    private static bool Fits(Resource resource, DictValue selector)
    {
        var annotations = LabelSelector.Parse(selector.Text("annotationSelector")).Matches(resource.Annotations());
        return LabelSelector.Parse(selector.Text("labelSelector")).Matches(resource.Labels()) && annotations;
    }

    private static void Write(Resource resource, Node value, string path, DictValue? options)
    {
        var creates = options?.Flag("create") == true;
        var message = $"unable to find {(creates ? "or create " : "")}field {GoPrinting.Quote(path)} in replacement target";
        List<Node> fields;
        try
        {
            fields = new PathMatcher(creates ? value.Kind : NodeKind.None).Find(resource.Root!, PathText.SplitDotted(path));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(message, failure);
        }

        if (fields.Count == 0)
        {
            throw new KustomizeException(message);
        }

        foreach (var field in fields)
        {
            Set(field, value, options);
        }
    }

    private static void Set(Node field, Node value, DictValue? options)
    {
        var copy = value.Copy();
        var delimiter = options?.Text("delimiter") ?? "";
        if (delimiter.Length > 0)
        {
            if (field.Kind != NodeKind.Scalar)
            {
                throw new KustomizeException("delimiter option can only be used with scalar nodes");
            }

            var parts = field.Value.Split(delimiter).ToList();
            var index = options!.Number("index");
            var text = NodeFields.TextOf(copy);
            if (index < 0)
            {
                parts.Insert(0, text);
            }
            else if (index >= parts.Count)
            {
                parts.Add(text);
            }
            else
            {
                parts[index] = text;
            }

            copy.Value = string.Join(delimiter, parts);
        }

        if (field.Kind == NodeKind.Scalar)
        {
            field.Value = copy.Value;
        }
        else
        {
            field.Become(copy);
        }
    }
}
