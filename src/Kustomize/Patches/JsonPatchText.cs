using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Reads JSON patches, which may be written in JSON or YAML, and applies them to resources.</summary>
internal static class JsonPatchText
{
    /// <summary>The operations; the message says what Go says.</summary>
    public static JsonPatch Read(string text)
    {
        if (text.Length == 0)
        {
            throw new KustomizeException("empty json patch operations");
        }

        Value value;
        if (text[0] == '[')
        {
            try
            {
                value = JsonReader.Read(text, JsonOptions.Exact);
            }
            catch (DataFormatException failure)
            {
                throw new KustomizeException(failure.GoMessage, failure) { Line = failure.Line };
            }
        }
        else
        {
            value = GoDecoder.Yaml(text, prefix: "");
        }

        return Of(value);
    }

    private static JsonPatch Of(Value value)
    {
        var operations = new List<DictValue>();
        switch (value)
        {
            case NoneValue:
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    operations.Add(item switch
                    {
                        DictValue operation => operation,
                        NoneValue => new DictValue(),
                        _ => throw new KustomizeException($"json: cannot unmarshal {Kind(item)} into Go value of type jsonpatch.Operation"),
                    });
                }

                break;
            default:
                throw new KustomizeException($"json: cannot unmarshal {Kind(value)} into Go value of type jsonpatch.Patch");
        }

        return new JsonPatch(operations);
    }

    private static string Kind(Value value) => value switch
    {
        StrValue => "string",
        BoolValue => "bool",
        DictValue => "object",
        ListValue => "array",
        _ => "number",
    };

    /// <summary>Applies a patch to the whole object, which goes through JSON for it: numbers are floats afterwards, style is lost.</summary>
    public static void Apply(Resource resource, JsonPatch patch)
    {
        var notes = resource.Annotations().Where(static a => BuildAnnotations.IsInternal(a.Key)).ToList();
        var document = patch.Apply(Json(resource.Root!));
        if (document is not DictValue)
        {
            throw new KustomizeException($"json: cannot unmarshal {Kind(document)} into Go value of type map[string]interface {{}}");
        }

        resource.Root = ValueNodes.FromYaml(Floats(document));
        var annotations = resource.Annotations();
        foreach (var (key, value) in notes)
        {
            annotations[key] = value;
        }

        resource.SetAnnotations(annotations);
    }

    private static Value Json(Node root)
    {
        var value = NodeValues.Of(root);
        Refuse(value);
        return value;
    }

    /// <summary>What JSON cannot say ends the build here.</summary>
    private static void Refuse(Value value)
    {
        switch (value)
        {
            case DictValue dict:
                foreach (ref readonly var entry in dict.Entries)
                {
                    Refuse(entry.Value);
                }

                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Refuse(item);
                }

                break;
            case FloatValue number when !double.IsFinite(number.Value):
                throw new KustomizeException("json: unsupported value: " + GoFloat.Shortest(number.Value));
            case UnsignedValue:
                break;
            case HostValue host:
                throw new KustomizeException("json: unsupported type: " + host);
        }
    }

    private static Value Floats(Value value)
    {
        switch (value)
        {
            case IntValue integer:
                return new FloatValue(integer.Value);
            case UnsignedValue integer:
                return new FloatValue(integer.Value);
            case DictValue dict:
                var copy = new DictValue(dict.Count);
                foreach (ref readonly var entry in dict.Entries)
                {
                    copy.Set(entry.Key, Floats(entry.Value));
                }

                return copy;
            case ListValue list:
                var items = new ListValue(list.Count);
                foreach (var item in list.Items)
                {
                    items.Add(Floats(item));
                }

                return items;
            default:
                return value;
        }
    }
}
