using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>Values as Go's `%#v` shows them in messages about keys. Collections are cut short: they only name the culprit.</summary>
internal static class GoSyntax
{
    private const int MaxItems = 16;

    public static string Write(Value value) => value is NoneValue ? "<nil>" : Write(value, 0);

    private static string Write(Value value, int depth) => value switch
    {
        StrValue text => Quote(text.Value),
        BoolValue flag => flag.Value ? "true" : "false",
        IntValue or FloatValue => value is FloatValue number ? GoFloat.Shortest(number.Value) : value.ToString()!,
        ListValue list => "[]interface {}{" + Items(list, depth) + "}",
        DictValue dict => "map[interface {}]interface {}{" + Entries(dict, depth) + "}",
        _ => "interface {}(nil)",
    };

    private static string Items(ListValue list, int depth)
    {
        var text = new StringBuilder();
        for (var i = 0; i < list.Count && i < MaxItems && depth < MaxItems; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Write(list[i], depth + 1));
        }

        return text.ToString();
    }

    private static string Entries(DictValue dict, int depth)
    {
        var text = new StringBuilder();
        var keys = dict.SortedKeys();
        for (var i = 0; i < keys.Length && i < MaxItems && depth < MaxItems; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Quote(keys[i])).Append(':').Append(Write(dict[keys[i]]!, depth + 1));
        }

        return text.ToString();
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                < ' ' or '\u007f' => quoted.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
