using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`manifests`: values as the program's whole output.</summary>
internal static class ManifestsModule
{
    public static SystemModule Create() => new("manifests", ["yaml_stream"], name => name switch
    {
        "yaml_stream" => new(name, "(values: any, opts: {str:any} = {}) -> any", "Makes the documents of a list the output of the program.", YamlStream),
        _ => null,
    });

    private static Value YamlStream(BuiltinCall call)
    {
        var values = call.Required(0, "values", "yaml_stream() missing 1 required positional argument: 'values'");
        var options = call.Argument(1, "opts");
        var entries = options?.AsEntries();
        if (options is not null && entries is null)
        {
            throw new BuiltinException($"Invalid options arguments in yaml_stream(): expect config, got {TypeNames.Of(options)}");
        }

        // Private keys go when options are given, even without naming them; without options they stay.
        var filter = new OutputFilter
        {
            SortKeys = Flag(entries, "sort_keys", false),
            ShowHidden = !Flag(entries, "ignore_private", entries is not null),
            DropNone = Flag(entries, "ignore_none", false),
        };
        var separator = entries?["sep"] switch
        {
            null => "---",
            StrValue text => text.Value,
            _ => "",
        };
        call.Host.SetOutput(Join(call, values.AsList(), filter, separator));
        return UndefinedValue.Instance;
    }

    private static string Join(BuiltinCall call, ListValue values, OutputFilter filter, string separator)
    {
        var output = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                output.Append('\n').Append(separator).Append('\n');
            }

            KclYamlWriter.Write(values[i], output, filter);
            if (output.Length > 0 && output[^1] == '\n')
            {
                output.Length--;
            }

            call.Host.Budget.CheckOutput(output.Length);
        }

        return output.ToString();
    }

    private static bool Flag(DictValue? options, string name, bool otherwise) =>
        options?[name] is { } value ? KclTruth.IsTruthy(value) : otherwise;
}
