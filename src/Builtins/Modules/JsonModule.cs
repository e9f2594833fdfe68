using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`json`: values to JSON text and back, and RFC 7396 merge patches.</summary>
internal static class JsonModule
{
    private const string Options = "sort_keys: bool = False, indent: int = 0, ignore_private: bool = False, ignore_none: bool = False";
    private const int MaxIndent = 1000;

    public static SystemModule Create() => new("json", ["encode", "decode", "dump_to_file", "validate", "merge"], name => name switch
    {
        "encode" => new(name, $"(data: any, {Options}) -> str", "A value as JSON.", Encode),
        "decode" => new(name, "(value: str) -> any", "The value of a JSON text.", Decode),
        "dump_to_file" => new(name, $"(data: any, filename: str, {Options}) -> str", "Writes a value to a file as JSON.", DumpToFile),
        "validate" => new(name, "(value: str) -> bool", "Whether a text is JSON.", Validate),
        "merge" => new(name, "(src: any, patch: any) -> any", "A value with a merge patch applied; None in the patch removes.", Merge),
        _ => null,
    });

    private static Value Encode(BuiltinCall call)
    {
        var data = call.Required(0, "data", "encode() missing 1 required positional argument: 'value'");
        return new StrValue(Text(call, data, 1));
    }

    private static Value DumpToFile(BuiltinCall call)
    {
        const string Missing = "dump_to_file() missing 2 required positional arguments: 'data' and 'filename'";
        var data = call.Required(0, "data", Missing);
        var path = call.Text(1, "filename", Missing);
        return EncodeOptions.WriteFile(call, "json.dump_to_file", path, Text(call, data, 2));
    }

    private static string Text(BuiltinCall call, Value data, int options)
    {
        var indent = call.Integer(options + 1, "indent") ?? 0;
        return JsonWriter.Write(data, EncodeOptions.Read(call, options, options + 2), (int)Math.Clamp(indent, 0, MaxIndent));
    }

    private static Value Decode(BuiltinCall call)
    {
        var text = call.Text(0, "value", "decode() missing 1 required positional argument: 'value'");
        call.Host.Budget.Charge(text.Length / 16);
        try
        {
            return JsonReader.Read(text, JsonOptions.Exact);
        }
        catch (DataFormatException failure)
        {
            throw new BuiltinException(JsonReader.RustProblem(text) ?? failure.ProblemWithPlace);
        }
    }

    private static Value Validate(BuiltinCall call)
    {
        var text = call.Text(0, "value", "validate() missing 1 required positional argument: 'value'");
        try
        {
            JsonReader.Read(text, JsonOptions.Exact);
            return BoolValue.True;
        }
        catch (DataFormatException)
        {
            return BoolValue.False;
        }
    }

    private static Value Merge(BuiltinCall call)
    {
        const string Missing = "merge() missing required positional arguments: 'src' and 'patch'";
        return Merge(call, call.Required(0, "src", Missing), call.Required(1, "patch", Missing));
    }

    private static Value Merge(BuiltinCall call, Value source, Value patch)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (patch.AsEntries() is not { } changes)
        {
            return patch;
        }

        var merged = source.AsEntries()?.Copy(changes.Count) ?? new DictValue(changes.Count);
        foreach (ref readonly var change in changes.Entries)
        {
            call.Host.Budget.Step();
            if (change.Value.IsNullish)
            {
                merged.SwapRemove(change.Key);
            }
            else
            {
                var nested = change.Value.AsEntries() is not null;
                merged.SetValue(change.Key, nested ? Merge(call, merged[change.Key] ?? new DictValue(), change.Value) : change.Value);
            }
        }

        return merged;
    }
}
