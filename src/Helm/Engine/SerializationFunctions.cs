using Kcl.Net.Decoding;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>YAML, JSON and TOML in templates. The lenient readers put the error into the result.</summary>
internal static class SerializationFunctions
{
    private delegate string Writer(Value value);

    public static TemplateFunction? Find(string name) => name switch
    {
        "toYaml" => Fixed(name, [Any], a => Str(OrEmpty(a[0], HelmYaml.Write))),
        "mustToYaml" => Fixed(name, [Any], a => Str(MustToYaml(a[0]))),
        "toYamlPretty" => Fixed(name, [Any], a => Str(Pretty(a[0]))),
        "fromYaml" => Fixed(name, [Text], a => FromYaml(a[0].Str())),
        "fromYamlArray" => Fixed(name, [Text], a => FromYamlArray(a[0].Str())),
        "toJson" => Fixed(name, [Any], a => Str(a[0] is GoRecord record ? record.Json : OrEmpty(a[0], HelmJson.Write))),
        "mustToJson" => Fixed(name, [Any], a => Str(HelmJson.Write(PlainValues.Of(a[0])))),
        "toPrettyJson" => Fixed(name, [Any], a => Str(OrEmpty(a[0], HelmJson.WritePretty))),
        "mustToPrettyJson" => Fixed(name, [Any], a => Str(HelmJson.WritePretty(PlainValues.Of(a[0])))),
        "toRawJson" or "mustToRawJson" => Fixed(name, [Any], a => Str(HelmJson.WriteRaw(PlainValues.Of(a[0])))),
        "fromJson" => Fixed(name, [Text], a => FromJson(a[0].Str())),
        "mustFromJson" => Fixed(name, [Text], a => MustFromJson(a[0].Str())),
        "fromJsonArray" => Fixed(name, [Text], a => FromJsonArray(a[0].Str())),
        "fromToml" => Fixed(name, [Text], a => FromToml(a[0].Str())),
        "toToml" => Fixed(name, [Any], a => Str(OrMessage(a[0]))),
        "mustToToml" => Fixed(name, [Any], a => Str(HelmToml.Write(a[0]))),
        _ => null,
    };

    private static string MustToYaml(Value value)
    {
        try
        {
            return HelmYaml.Write(PlainValues.Of(value));
        }
        catch (TemplateFunctionException failure)
        {
            throw Failure("error marshaling into JSON: " + failure.Message);
        }
    }

    private static string OrEmpty(Value value, Writer write)
    {
        try
        {
            return write(PlainValues.Of(value));
        }
        catch (TemplateFunctionException)
        {
            return "";
        }
    }

    private static string Pretty(Value value)
    {
        try
        {
            return HelmYaml.WritePretty(PlainValues.Direct(value));
        }
        catch (TemplateFunctionException)
        {
            return "";
        }
    }

    private static string OrMessage(Value value)
    {
        try
        {
            return value.IsNullish ? "reflect: call of reflect.Value.Type on zero Value" : HelmToml.Write(value);
        }
        catch (TemplateFunctionException failure)
        {
            return failure.Message;
        }
    }

    private static DictValue FromYaml(string text)
    {
        try
        {
            return HelmYaml.Read(text) switch
            {
                NoneValue => new DictValue(),
                DictValue map => map,
                var other => WithError(HelmYaml.NotAMap(other)),
            };
        }
        catch (FormatException failure)
        {
            return WithError(failure.Message);
        }
    }

    private static DictValue FromToml(string text)
    {
        try
        {
            return HelmTomlReader.Read(text);
        }
        catch (FormatException failure)
        {
            return WithError(failure.Message);
        }
    }

    private static ListValue FromYamlArray(string text)
    {
        try
        {
            return HelmYaml.Read(text) switch
            {
                NoneValue => new ListValue(),
                ListValue list => list,
                var other => new ListValue(new StrValue(HelmYaml.NotAList(other))),
            };
        }
        catch (FormatException failure)
        {
            return new ListValue(new StrValue(failure.Message));
        }
    }

    private static DictValue FromJson(string text)
    {
        try
        {
            return HelmJson.Read(text, JsonOptions.GoMap) as DictValue ?? new DictValue();
        }
        catch (FormatException failure)
        {
            return WithError(failure.Message);
        }
    }

    private static Value FromJsonArray(string text)
    {
        try
        {
            return HelmJson.Read(text, JsonOptions.GoList) as ListValue ?? (Value)new NilList();
        }
        catch (FormatException failure)
        {
            return new ListValue(new StrValue(failure.Message));
        }
    }

    private static Value MustFromJson(string text)
    {
        try
        {
            return HelmJson.Read(text);
        }
        catch (FormatException failure)
        {
            throw Failure(failure.Message);
        }
    }

    private static DictValue WithError(string message)
    {
        var map = new DictValue(1);
        map.SetValue("Error", new StrValue(message));
        return map;
    }
}
