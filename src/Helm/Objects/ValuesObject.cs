using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A `common.Values`: a map whose type has methods, which win over keys of the same name.</summary>
internal sealed class ValuesObject(DictValue values) : GoNamed("common.Values", values)
{
    public DictValue Values { get; } = values;

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        var found = Find(name);
        method = found!;
        return found is not null;
    }

    private TemplateFunction? Find(string name) => name switch
    {
        "AsMap" => GoArguments.Fixed(name, [], _ => Values),
        "YAML" => GoArguments.Fixed(name, [], _ => new StrValue(HelmYaml.Write(PlainValues.Of(Values)) + "\n")),
        "Table" => GoArguments.Fixed(name, [GoParameter.String], a => Table(a[0].Str())),
        "PathValue" => GoArguments.Fixed(name, [GoParameter.String], a => PathValue(a[0].Str())),
        "Encode" => GoArguments.Fixed(name, [GoParameter.Any], _ => NoneValue.Instance),
        _ => null,
    };

    private ValuesObject Table(string path)
    {
        var table = Values;
        foreach (var part in path.Split('.'))
        {
            table = table[part] switch
            {
                DictValue inner => inner,
                ValuesObject inner => inner.Values,
                _ => throw GoArguments.Failure($"{GoFormat.Quote(part)} is not a table"),
            };
        }

        return new ValuesObject(table);
    }

    private Value PathValue(string path)
    {
        if (path.Length == 0)
        {
            throw GoArguments.Failure("YAML path cannot be empty");
        }

        return ValuesPath.Scalar(Values, path) ?? throw GoArguments.Failure($"{GoFormat.Quote(path[(path.LastIndexOf('.') + 1)..])} is not a value");
    }
}
