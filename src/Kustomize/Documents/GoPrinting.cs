using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Values and texts as Go's fmt prints them (`%#v`, `%q`, `%v`) in messages.</summary>
internal static class GoPrinting
{
    /// <summary>`%q` and strconv.Quote.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = new Rune(c, text[++i]);
                _ = IsPrintable(Rune.GetUnicodeCategory(rune)) ? quoted.Append(c).Append(text[i]) : quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
                continue;
            }

            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ when c == ' ' || IsPrintable(char.GetUnicodeCategory(c)) => quoted.Append(c),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    /// <summary>`[a b]`</summary>
    public static string List(IEnumerable<string> items) => "[" + string.Join(' ', items) + "]";

    /// <summary>`map[a:1 b:2]` with sorted keys.</summary>
    public static string Map(IEnumerable<KeyValuePair<string, string>> entries) =>
        "map[" + string.Join(' ', entries.OrderBy(e => e.Key, Comparer<string>.Create(Utf8Order.Compare)).Select(e => $"{e.Key}:{e.Value}")) + "]";

    /// <summary>`%v`</summary>
    public static string Plain(Value value) => value switch
    {
        NoneValue => "<nil>",
        BoolValue flag => flag.Value ? "true" : "false",
        FloatValue number => GoFloat.Shortest(number.Value),
        ListValue list => List(list.Items.ToArray().Select(Plain)),
        DictValue dict => Map(dict.Entries.ToArray().Select(e => KeyValuePair.Create(e.Key, Plain(e.Value)))),
        _ => value.ToString()!,
    };

    /// <summary>`%#v`</summary>
    public static string Syntax(Value value)
    {
        var text = new StringBuilder();
        Syntax(value, text);
        return text.ToString();
    }

    private static void Syntax(Value value, StringBuilder text)
    {
        switch (value)
        {
            case StrValue s:
                text.Append(Quote(s.Value));
                break;
            case BoolValue flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case FloatValue number:
                text.Append(GoFloat.Shortest(number.Value));
                break;
            case ListValue list:
                text.Append("[]interface {}{");
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Syntax(list[i], text);
                }

                text.Append('}');
                break;
            case DictValue dict:
                text.Append("map[string]interface {}{");
                var first = true;
                foreach (var key in dict.Entries.ToArray().Select(e => e.Key).Order(Comparer<string>.Create(Utf8Order.Compare)))
                {
                    text.Append(first ? "" : ", ").Append(Quote(key)).Append(':');
                    Syntax(dict[key]!, text);
                    first = false;
                }

                text.Append('}');
                break;
            case GeneralMapValue map:
                text.Append("map[interface {}]interface {}{");
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Syntax(map.Entries[i].Key, text);
                    text.Append(':');
                    Syntax(map.Entries[i].Value, text);
                }

                text.Append('}');
                break;
            case UnsignedValue large:
                text.Append(CultureInfo.InvariantCulture, $"0x{large.Value:x}");
                break;
            case NoneValue or UndefinedValue:
                text.Append("interface {}(nil)");
                break;
            default:
                text.Append(value.ToString());
                break;
        }
    }
}
