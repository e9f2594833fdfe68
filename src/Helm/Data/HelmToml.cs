using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>TOML as Helm's encoder writes it: plain keys before tables, each sorted, tables indented by their depth.</summary>
internal sealed class HelmToml
{
    private readonly StringBuilder _text = new();

    public static string Write(Value value)
    {
        var toml = new HelmToml();
        if (value.IsNullish)
        {
            throw GoArguments.Failure("reflect: call of reflect.Value.Type on zero Value");
        }

        if (value is GoObject { GoKind: GoKind.Map, KeyTypeName: not "string" })
        {
            throw GoArguments.Failure("toml: cannot encode a map with non-string key type");
        }

        var isStruct = value is GoRecord;
        value = Plain(value);
        if (IsTable(value) && value is ListValue)
        {
            throw GoArguments.Failure("toml: top-level values must be Go maps or structs");
        }

        if (value is DictValue map)
        {
            toml.Table(map, "", -1, isStruct);
        }
        else
        {
            toml.Inline(value);
        }

        return toml._text.ToString();
    }

    /// <summary>Maps are sorted, structs keep the order of their fields.</summary>
    private void Table(DictValue map, string path, int depth, bool isStruct = false)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var keys = isStruct ? Array.ConvertAll(map.Entries.ToArray(), static e => e.Key) : map.SortedKeys();
        foreach (var key in keys)
        {
            if (map[key] is { IsNullish: false } value && !IsTable(value))
            {
                _text.Append(' ', Math.Max(0, depth + 1) * 2).Append(Key(key)).Append(" = ");
                Inline(value);
                _text.Append('\n');
            }
        }

        foreach (var key in keys)
        {
            var inner = path.Length == 0 ? Key(key) : path + "." + Key(key);
            switch (map[key])
            {
                case DictValue table:
                    Header("[", inner, "]", depth + 1);
                    Table(table, inner, depth + 1);
                    break;
                case ListValue list when IsTable(list):
                    foreach (var item in list.Items)
                    {
                        Header("[[", inner, "]]", depth + 1);
                        Table((DictValue)item, inner, depth + 1);
                    }

                    break;
            }
        }
    }

    private void Header(string open, string path, string close, int depth)
    {
        if (_text.Length > 0 && (depth == 0 || open == "[["))
        {
            _text.Append('\n');
        }

        _text.Append(' ', depth * 2).Append(open).Append(path).Append(close).Append('\n');
    }

    private void Inline(Value value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case StrValue text:
                Quote(text.Value);
                break;
            case BoolValue flag:
                _text.Append(flag.Value ? "true" : "false");
                break;
            case IntValue number:
                _text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case GoTime time:
                _text.Append(GoTimeFormat.Format(time, "2006-01-02T15:04:05.999999999Z07:00"));
                break;
            case FloatValue number:
                _text.Append(Number(number.Value));
                break;
            case ListValue list:
                _text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    _text.Append(i > 0 ? ", " : "");
                    Inline(list[i]);
                }

                _text.Append(']');
                break;
            case DictValue map:
                _text.Append('{');
                var first = true;
                foreach (var key in map.SortedKeys())
                {
                    _text.Append(first ? "" : ", ").Append(Key(key)).Append(" = ");
                    first = false;
                    Inline(map[key]!);
                }

                _text.Append('}');
                break;
            default:
                throw GoArguments.Failure("toml: cannot encode array with nil element");
        }
    }

    private static Value Plain(Value value)
    {
        const string Unsupported = "json: unsupported type: ";
        try
        {
            return PlainValues.Of(value, keepsTimes: true);
        }
        catch (TemplateFunctionException failure) when (failure.Message.StartsWith(Unsupported, StringComparison.Ordinal))
        {
            throw GoArguments.Failure("unsupported type for key '': " + failure.Message[Unsupported.Length..]);
        }
    }

    private static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var text = GoFormat.FormatFloat(value, 'g', -1);
        return text.Contains('.') || text.Contains('e') ? text : text + ".0";
    }

    private static bool IsTable(Value value)
    {
        if (value is not ListValue list)
        {
            return value is DictValue;
        }

        foreach (var item in list.Items)
        {
            if (item is not DictValue)
            {
                return false;
            }
        }

        return list.Count > 0;
    }

    private string Key(string key)
    {
        var plain = key.Length > 0;
        foreach (var c in key)
        {
            plain &= char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
        }

        return plain ? key : "\"" + Escaped(key) + "\"";
    }

    private void Quote(string text) => _text.Append('"').Append(Escaped(text)).Append('"');

    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '\t' => "\\t",
                '\n' => "\\n",
                '\r' => "\\r",
                '\b' => "\\b",
                '\f' => "\\f",
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or '\x7F' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }
}
