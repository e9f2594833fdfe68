using Kcl.Net.Values;

namespace Kcl.Net.Import;

public sealed partial class JsonSchemaReader
{
    private const string Null = "null";

    private static bool HasAlternatives(DictValue schema) => schema["anyOf"] is ListValue { Count: > 0 } || schema["oneOf"] is ListValue { Count: > 0 };

    private static List<DictValue> AlternativesOf(DictValue schema)
    {
        var result = new List<DictValue>();
        foreach (var key in new[] { "anyOf", "oneOf" })
        {
            if (schema[key] is ListValue list)
            {
                foreach (var item in list.Items)
                {
                    result.Add(item as DictValue ?? new DictValue());
                }
            }
        }

        return result;
    }

    /// <summary>The union that `anyOf` or `oneOf` means; null when there is none.</summary>
    private ModelType? ReadAlternatives(DictValue schema, string hint)
    {
        var alternatives = AlternativesOf(schema).Where(a => a["type"] is not StrValue { Value: Null }).ToList();
        if (alternatives.Count == 0)
        {
            return null;
        }

        var members = new List<ModelType>();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var (type, constraints) = Read(alternatives[i], alternatives.Count == 1 ? hint : $"{hint}-{i + 1}");
            if (constraints.Count > 0)
            {
                Warn(hint, "constraints of alternatives are left out");
            }

            members.Add(type);
        }

        // Which schema a mapping is an instance of, the engine decides by the first that fits, and it reports only that one.
        if (members.Count > 1 && members.Exists(ContainsInstance))
        {
            Warn(hint, "alternatives with objects are not told apart");
            members = [.. members.Select(static m => m is ReferenceModel ? new MapModel(BasicModel.Any) : ContainsInstance(m) ? BasicModel.Any : m)];
        }

        return Union(members);
    }

    private static bool ContainsInstance(ModelType type) => type switch
    {
        ReferenceModel => true,
        ListModel list => ContainsInstance(list.Item),
        MapModel map => ContainsInstance(map.Value),
        UnionModel union => union.Members.Any(ContainsInstance),
        _ => false,
    };

    /// <summary>The types a schema names, null left out.</summary>
    private static List<string> TypesOf(DictValue schema) => schema["type"] switch
    {
        StrValue { Value: not Null } single => [single.Value],
        ListValue => [.. Strings(schema["type"]).Where(static t => t != Null)],
        _ => schema["items"] is DictValue ? ["array"] : schema["additionalProperties"] is DictValue || schema["patternProperties"] is DictValue ? ["object"] : [],
    };

    private bool IsNullable(DictValue schema) =>
        schema["nullable"] is BoolValue { Value: true }
        || schema["type"] is StrValue { Value: Null }
        || (schema["type"] is ListValue && Strings(schema["type"]).Contains(Null))
        || (schema["enum"] is ListValue values && values.Items.ToArray().Any(static v => v.IsNullish))
        || AlternativesOf(schema).Exists(a => a["type"] is StrValue { Value: Null })
        || (schema["$ref"] is StrValue { Value: var reference } && Resolve(reference) is { } target && !ReferenceEquals(target, schema) && target["$ref"] is null && IsNullable(target));

    private static List<Value>? Enumeration(DictValue schema)
    {
        if (schema["const"] is { IsNullish: false } constant)
        {
            return [constant];
        }

        return schema["enum"] is ListValue list ? [.. list.Items.ToArray().Where(static v => !v.IsNullish)] : null;
    }

    private static (ModelType Type, List<Constraint> Constraints) Literals(List<Value> values, List<Constraint> constraints)
    {
        if (values.Count == 0 || values.Exists(static v => v is ListValue or DictValue))
        {
            return (BasicModel.Any, constraints);
        }

        if (values.Count > 1)
        {
            return (new LiteralsModel(values), constraints);
        }

        // An attribute whose type is one literal has that value by itself; a document has to give it.
        constraints.Add(new EqualTo(values[0]));
        return (values[0] switch { StrValue => BasicModel.Str, IntValue => BasicModel.Int, FloatValue => BasicModel.Float, _ => BasicModel.Bool }, constraints);
    }
}
