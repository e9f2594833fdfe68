using System.Text;
using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`yaml`: values to YAML text and back.</summary>
internal static class YamlModule
{
    private const string Options = "sort_keys: bool = False, ignore_private: bool = False, ignore_none: bool = False";

    public static SystemModule Create() => new(
        "yaml",
        ["encode", "encode_all", "decode", "decode_all", "dump_to_file", "dump_all_to_file", "validate"],
        name => name switch
        {
            "encode" => new(name, $"(data: any, {Options}) -> str", "A value as a YAML document.", Encode),
            "encode_all" => new(name, $"(data: [any], {Options}) -> str", "Values as a stream of YAML documents.", EncodeAll),
            "decode" => new(name, "(value: str) -> any", "The value of a YAML document.", Decode),
            "decode_all" => new(name, "(value: str) -> [any]", "The values of a stream of YAML documents.", DecodeAll),
            "dump_to_file" => new(name, $"(data: any, filename: str, {Options}) -> str", "Writes a value to a file as a YAML document.", DumpToFile),
            "dump_all_to_file" => new(name, $"(data: [any], filename: str, {Options}) -> str", "Writes values to a file as YAML documents.", DumpAllToFile),
            "validate" => new(name, "(value: str) -> bool", "Whether a text is YAML, one document or several.", Validate),
            _ => null,
        });

    private static Value Encode(BuiltinCall call)
    {
        var data = call.Required(0, "data", "encode_all() missing 1 required positional argument: 'data'");
        return new StrValue(KclYamlWriter.Write(data, EncodeOptions.Read(call, 1, 2)));
    }

    private static Value EncodeAll(BuiltinCall call)
    {
        var data = call.Required(0, "data", "encode() missing 1 required positional argument: 'data'");
        return new StrValue(Stream(call, data, EncodeOptions.Read(call, 1, 2)));
    }

    private static Value DumpToFile(BuiltinCall call)
    {
        const string Missing = "dump_to_file() missing 2 required positional arguments: 'data' and 'filename'";
        var data = call.Required(0, "data", Missing);
        var path = call.Text(1, "filename", Missing);
        return EncodeOptions.WriteFile(call, "yaml.dump_to_file", path, KclYamlWriter.Write(data, EncodeOptions.Read(call, 2, 3)));
    }

    private static Value DumpAllToFile(BuiltinCall call)
    {
        const string Missing = "dump_all_to_file() missing 2 required positional arguments: 'data' and 'filename'";
        var data = call.Required(0, "data", Missing);
        var path = call.Text(1, "filename", Missing);
        return EncodeOptions.WriteFile(call, "yaml.dump_all_to_file", path, Stream(call, data, EncodeOptions.Read(call, 2, 3)));
    }

    /// <summary>Each document keeps its newline and the separator brings its own, so an empty line stands between them.</summary>
    private static string Stream(BuiltinCall call, Value data, OutputFilter filter)
    {
        var output = new StringBuilder();
        foreach (var document in data.AsList().Items)
        {
            output.Append(output.Length > 0 ? "\n---\n" : "");
            KclYamlWriter.Write(document, output, filter);
            call.Host.Budget.CheckOutput(output.Length);
        }

        return output.ToString();
    }

    private static Value Decode(BuiltinCall call)
    {
        var text = call.Text(0, "value", "decode() missing 1 required positional argument: 'value'");
        call.Host.Budget.Charge(text.Length / 16);
        var documents = ReadAll(text);
        return documents.Count switch
        {
            0 => NoneValue.Instance,
            1 => documents[0],
            _ => throw new BuiltinException("deserializing from YAML containing more than one document is not supported"),
        };
    }

    private static Value DecodeAll(BuiltinCall call)
    {
        var text = call.Text(0, "value", "decode_all() missing 1 required positional argument: 'value'");
        call.Host.Budget.Charge(text.Length / 16);
        var documents = ReadAll(text);

        // A text without a document counts as one that is null.
        var list = documents.Count == 0 ? new ListValue(NoneValue.Instance) : new ListValue(documents.Count);
        foreach (var document in documents)
        {
            list.Add(document);
        }

        return list;
    }

    private static Value Validate(BuiltinCall call)
    {
        var text = call.Text(0, "value", "validate() missing 1 required positional argument: 'value'");
        try
        {
            YamlReader.ReadAll(text, YamlOptions.KclDecode);
            return BoolValue.True;
        }
        catch (DataFormatException)
        {
            return BoolValue.False;
        }
    }

    private static List<Value> ReadAll(string text)
    {
        try
        {
            return YamlReader.ReadAll(text, YamlOptions.KclDecode);
        }
        catch (DataFormatException failure)
        {
            throw new BuiltinException(failure.ProblemWithPlace);
        }
    }
}
