using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Export;

/// <summary>Makes inputs for a JSON Schema: mostly what it asks for, with mistakes mixed in.</summary>
internal sealed class RandomInputs(DictValue document, int seed)
{
    private readonly Random _random = new(seed);

    public DictValue Next(int mistakesInHundred) => Object(document, mistakesInHundred);

    private DictValue Object(DictValue schema, int mistakes)
    {
        var result = new DictValue();
        if (schema["properties"] is DictValue properties)
        {
            var required = (schema["required"] as ListValue)?.Items.ToArray().Select(v => ((StrValue)v).Value).ToArray() ?? [];
            foreach (var property in properties.Entries)
            {
                var isGiven = required.Contains(property.Key) ? !Happens(mistakes) : Happens(50);
                if (isGiven)
                {
                    result.Set(property.Key, Value((DictValue)property.Value, mistakes));
                }
            }
        }

        if (schema["additionalProperties"] is DictValue others)
        {
            for (var i = _random.Next(3); i > 0; i--)
            {
                result.Set("k" + i, Value(others, mistakes));
            }
        }
        else if (Happens(mistakes / 2))
        {
            result.Set("unknown", IntValue.Of(1));
        }

        return result;
    }

    private Value Value(DictValue schema, int mistakes)
    {
        if (Happens(mistakes))
        {
            return Junk();
        }

        if (schema["$ref"] is StrValue { Value: var reference })
        {
            var target = (DictValue)((DictValue)document["$defs"]!)[reference["#/$defs/".Length..]]!;
            return Object(target, mistakes);
        }

        if (schema["anyOf"] is ListValue alternatives && schema["type"] is null)
        {
            return Value((DictValue)alternatives[_random.Next(alternatives.Count)], mistakes);
        }

        if (schema["enum"] is ListValue values)
        {
            return values[_random.Next(values.Count)];
        }

        return schema["const"] ?? OfType(schema, mistakes);
    }

    private Value OfType(DictValue schema, int mistakes)
    {
        switch ((schema["type"] as StrValue)?.Value)
        {
            case "integer":
                return IntValue.Of(_random.Next(-2, 14));
            case "number":
                return Happens(50) ? IntValue.Of(_random.Next(-2, 14)) : new FloatValue(_random.Next(-2, 14) + 0.5);
            case "string":
                return new StrValue(Words[_random.Next(Words.Length)]);
            case "boolean":
                return BoolValue.Of(Happens(50));
            case "null":
                return NoneValue.Instance;
            case "array":
                var list = new ListValue();
                for (var i = _random.Next(4); i > 0; i--)
                {
                    list.Add(Value(schema["items"] as DictValue ?? new DictValue(), mistakes));
                }

                return list;
            case "object":
                return Object(schema, mistakes);
            default:
                return Junk();
        }
    }

    private static readonly string[] Words = ["", "a", "ab", "web", "web-1", "Web", "x".PadRight(12, 'y')];

    private Value Junk() => _random.Next(6) switch
    {
        0 => new StrValue(Words[_random.Next(Words.Length)]),
        1 => IntValue.Of(_random.Next(-20, 200)),
        2 => new FloatValue(_random.Next(20) + 0.25),
        3 => BoolValue.Of(Happens(50)),
        4 => new ListValue(IntValue.Of(1), new StrValue("a")),
        _ => Nested(),
    };

    private static DictValue Nested()
    {
        var dict = new DictValue();
        dict.Set("a", IntValue.Of(1));
        return dict;
    }

    private bool Happens(int inHundred) => _random.Next(100) < inHundred;
}
