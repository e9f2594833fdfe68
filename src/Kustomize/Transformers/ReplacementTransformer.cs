using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>`replacements`: copies a value of one resource into others.</summary>
internal sealed class ReplacementTransformer : ITransformer
{
    public static readonly GoStruct Type = SettingTypes.Plugin("ReplacementTransformer", new GoField("replacements", GoType.List(SettingTypes.ReplacementField)));
    private readonly List<Replacement> _replacements = [];

    public ReplacementTransformer(DictValue settings, KustomizeLoader loader)
    {
        foreach (var entry in settings.Structs("replacements"))
        {
            var path = entry.Text("path");
            if (path.Length == 0)
            {
                _replacements.Add(new Replacement(entry));
                continue;
            }

            if (entry["source"] is not null || entry.Structs("targets").Count > 0)
            {
                throw new KustomizeException("cannot specify both path and inline replacement");
            }

            ReadFile(path, loader);
        }
    }

    public void Transform(ResourceSet set)
    {
        foreach (var replacement in _replacements)
        {
            replacement.Apply(set);
        }

        set.DropEmpty();
    }

    private void ReadFile(string path, KustomizeLoader loader)
    {
        var value = GoDecoder.Yaml(Utf8Text.Decode(loader.Load(path)));
        switch (value)
        {
            case ListValue list:
                foreach (var item in list.Items)
                {
                    _replacements.Add(new Replacement(GoDecoder.Lenient(item, SettingTypes.Replacement)));
                }

                break;
            case DictValue:
                _replacements.Add(new Replacement(GoDecoder.Lenient(value, SettingTypes.Replacement)));
                break;
            default:
                var kind = value switch { StrValue => "string", BoolValue => "bool", NoneValue => "invalid", _ => "float64" };
                throw new KustomizeException($"unsupported replacement type encountered within replacement path: {kind}");
        }
    }
}
