using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Writes a value into fields, or into a part of the paths they hold.</summary>
internal sealed class ValueAddTransformer : ITransformer
{
    private static readonly GoType Targets = GoType.List(new GoStruct("builtins", "Target",
        new("selector", SettingTypes.Selector), new("fieldPath", GoType.Text), new("filePathPosition", GoType.Int)));

    public static readonly GoStruct Type = SettingTypes.Plugin("ValueAddTransformer", new("value", GoType.Text), new("targets", Targets), new("targetFilePath", GoType.Text));
    private readonly string _value;
    private readonly List<DictValue> _targets;

    public ValueAddTransformer(DictValue settings, KustomizeLoader loader)
    {
        _value = settings.Text("value").Trim() is { Length: > 0 } given ? given : GoPath.Base(loader.Root);
        _targets = settings.Structs("targets");
        if (settings.Text("targetFilePath") is { Length: > 0 } path)
        {
            var file = GoDecoder.Lenient(GoDecoder.Yaml(Utf8Text.Decode(loader.Load(path))), new GoStruct("builtins", "targets", new GoField("targets", Targets)));
            _targets.AddRange(file.Structs("targets"));
        }

        if (_targets.Count == 0)
        {
            throw new KustomizeException("must specify at least one target");
        }

        foreach (var target in _targets)
        {
            if (target.Text("fieldPath").Length == 0)
            {
                throw new KustomizeException("fieldPath cannot be empty");
            }

            if (target.Number("filePathPosition") is < 0 and var position)
            {
                throw new KustomizeException($"value of FilePathPosition ({position}) cannot be negative");
            }
        }
    }

    public void Transform(ResourceSet set)
    {
        foreach (var target in _targets)
        {
            var selected = target["selector"] is DictValue selector ? Selector.Of(selector).Select(set) : set.Items;
            foreach (var resource in selected)
            {
                if (target.Text("fieldPath") == "metadata/namespace")
                {
                    new NamespaceTransformer(_value, []).Apply(resource);
                }
                else
                {
                    Apply(resource, target);
                }
            }
        }
    }

    private void Apply(Resource resource, DictValue target)
    {
        var node = NodePath.Lookup(resource.Root, NodeKind.Scalar, Split(target.Text("fieldPath")));
        NodeFields.Require(node, NodeKind.Scalar);
        if (node is not null)
        {
            var position = target.Number("filePathPosition");
            NodeFields.SetScalar(node, Node.Scalar(position > 0 ? InsertPart(node.Value, position - 1) : _value));
        }
    }

    private static List<string> Split(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (parts.Count > 0 && parts[^1].EndsWith('\\'))
            {
                parts[^1] = $"{parts[^1][..^1]}/{part}";
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private string InsertPart(string path, int position)
    {
        var isAbsolute = path.StartsWith('/');
        var parts = path.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        parts.Insert(Math.Min(position, parts.Count), _value);
        return (isAbsolute ? "/" : "") + GoPath.Clean(string.Join('/', parts));
    }
}
