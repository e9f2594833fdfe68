using Kcl.Net.Values;

namespace Kcl.Net.Import;

public sealed partial class JsonSchemaReader
{
    private static readonly (string Keyword, PresenceKind Kind)[] PresenceKinds = [("anyOf", PresenceKind.AtLeastOne), ("oneOf", PresenceKind.ExactlyOne)];

    private ModelSchema ReadObject(DictValue schema, string hint)
    {
        var model = new ModelSchema(_naming.Take(hint)) { Description = Description(schema) };
        _models.Add(schema, model);
        _schemas.Add(model);
        var required = Strings(schema["required"]);
        foreach (var (name, property) in Properties(schema))
        {
            model.Attributes.Add(ReadAttribute(model, name, property, required.Contains(name)));
        }

        foreach (var name in required.Where(n => model.Attributes.TrueForAll(a => a.Name != n)))
        {
            model.Attributes.Add(new ModelAttribute(name, BasicModel.Any, IsOptional: false));
        }

        model.OtherAttributes = Others(schema, model.Name);
        AddPresence(schema, model);
        foreach (var key in new[] { "minProperties", "maxProperties", "propertyNames", "if", "dependentSchemas", "dependencies" })
        {
            if (schema[key] is not null)
            {
                Warn(model.Name, $"`{key}` is left out");
            }
        }

        return model;
    }

    private ModelAttribute ReadAttribute(ModelSchema owner, string name, DictValue property, bool isRequired)
    {
        var (type, constraints) = Read(property, owner.Name + "-" + name);
        var initial = !isRequired || _options.WithDefaultsOfRequired ? Default(property, type, constraints) : null;
        return new ModelAttribute(name, type, !isRequired || IsNullable(property))
        {
            Description = Description(property),
            Default = initial,
            Constraints = constraints,
        };
    }

    private Value? Default(DictValue property, ModelType type, List<Constraint> constraints)
    {
        var value = property["default"];
        if (value is FloatValue { Value: var number } && number == Math.Truncate(number) && Math.Abs(number) < 1L << 53 && type == BasicModel.Int)
        {
            value = IntValue.Of((long)number);
        }

        return _options.WithDefaults && value is not null && !(_options.OnlyScalarDefaults && value is ListValue or DictValue)
            && KclTypeText.Fits(type, value) && constraints.TrueForAll(c => c.IsSatisfiedBy(value)) ? value : null;
    }

    private ModelType? Others(DictValue schema, string name)
    {
        if (schema["x-kubernetes-preserve-unknown-fields"] is BoolValue { Value: true } || PatternProperties(schema).Count > 0)
        {
            return BasicModel.Any;
        }

        switch (schema["additionalProperties"] ?? schema["unevaluatedProperties"])
        {
            case BoolValue { Value: false }:
                return null;
            case DictValue { Count: > 0 } others:
                var (type, constraints) = Read(others, name + "-value");
                if (constraints.Count > 0)
                {
                    Warn(name, "constraints of additional properties are left out");
                }

                return type;
            case null when !_options.OpenByDefault:
                return null;
            default:
                return BasicModel.Any;
        }
    }

    private void AddPresence(DictValue schema, ModelSchema model)
    {
        foreach (var (keyword, kind) in PresenceKinds)
        {
            if (schema[keyword] is ListValue { Count: > 0 } alternatives)
            {
                Add(PresenceDemands.Several(alternatives, kind), "alternatives of an object are left out", model);
            }
        }

        if (schema["not"] is DictValue denied)
        {
            Add(PresenceDemands.Read(denied) is { } demand ? new NotPresence(demand) : null, "`not` of an object is left out", model);
        }

        if (schema[Also] is ListValue others)
        {
            Add(PresenceDemands.Several(others, PresenceKind.All), "a part of `allOf` is left out", model);
        }
    }

    private void Add(Presence? demand, string failure, ModelSchema model)
    {
        if (demand is null)
        {
            Warn(model.Name, failure);
            return;
        }

        Need(model, demand);
        model.Presence.Add(demand);
    }

    /// <summary>A rule can only name attributes that are declared.</summary>
    private static void Need(ModelSchema model, Presence demand)
    {
        foreach (var name in PresenceDemands.NamesIn(demand))
        {
            if (model.Attributes.TrueForAll(a => a.Name != name))
            {
                model.Attributes.Add(new ModelAttribute(name, BasicModel.Any, IsOptional: true));
            }
        }
    }

    private static bool IsObject(DictValue schema) => TypesOf(schema).Contains("object") || (schema["type"] is null && Properties(schema).Count > 0);

    private static List<KeyValuePair<string, DictValue>> Properties(DictValue schema) => Named(schema["properties"]);

    private static List<KeyValuePair<string, DictValue>> PatternProperties(DictValue schema) => Named(schema["patternProperties"]);

    private static List<KeyValuePair<string, DictValue>> Named(Value? value)
    {
        var result = new List<KeyValuePair<string, DictValue>>();
        if (value is DictValue schemas)
        {
            foreach (var entry in schemas.Entries)
            {
                result.Add(new(entry.Key, entry.Value as DictValue ?? new DictValue()));
            }
        }

        return result;
    }

    private static List<string> Strings(Value? value)
    {
        var result = new List<string>();
        if (value is ListValue list)
        {
            foreach (var item in list.Items)
            {
                if (item is StrValue text)
                {
                    result.Add(text.Value);
                }
            }
        }

        return result;
    }

    private static string Description(DictValue schema) => Text(schema, "description") is { Length: > 0 } text ? text : Text(schema, "title");
}
