using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>KCL's JSON: `, ` and `: ` as separators, or one entry a line with an indent; keys in their own order.</summary>
public sealed class JsonWriter(StringBuilder output, OutputFilter filter, int indent = 0)
{
    public static string Write(Value value, OutputFilter? filter = null, int indent = 0)
    {
        var output = new StringBuilder();
        new JsonWriter(output, filter ?? OutputFilter.Everything, indent).Append(value, 0);
        return output.ToString();
    }

    public void Append(Value value, int depth)
    {
        WriterDepth.Check(depth, output, filter.MaxCharacters);
        switch (value)
        {
            case BoolValue v:
                output.Append(v.Value ? "true" : "false");
                break;
            case IntValue v:
                output.Append(CultureInfo.InvariantCulture, $"{v.Value}");
                break;
            case FloatValue v:
                output.Append(FloatText.Json(v.Value));
                break;
            case UnitValue v:
                output.Append(FloatText.Json(v.Value));
                break;
            case StrValue v:
                AppendString(output, v.Value);
                break;
            case ListValue v:
                AppendList(v, depth);
                break;
            case DictValue or SchemaValue:
                AppendObject(value, depth);
                break;
            default:
                output.Append("null");
                break;
        }
    }

    /// <summary>A JSON string literal; only quotes, backslashes and C0 controls are escaped.</summary>
    public static void AppendString(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    output.Append("\\\"");
                    break;
                case '\\':
                    output.Append("\\\\");
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                case < ' ':
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }

        output.Append('"');
    }

    private void AppendList(ListValue list, int depth)
    {
        output.Append('[');
        var isFirst = true;
        foreach (var item in list.Items)
        {
            if (filter.Keeps(item))
            {
                Separate(isFirst, depth);
                isFirst = false;
                Append(item, depth + 1);
            }
        }

        Close(isFirst, depth, ']');
    }

    private void AppendObject(Value value, int depth)
    {
        output.Append('{');
        var isFirst = true;
        foreach (var entry in filter.EntriesOf(value))
        {
            Separate(isFirst, depth);
            isFirst = false;
            AppendString(output, entry.Key);
            output.Append(": ");
            Append(entry.Value, depth + 1);
        }

        Close(isFirst, depth, '}');
    }

    private void Separate(bool isFirst, int depth)
    {
        if (indent > 0)
        {
            output.Append(isFirst ? "\n" : ",\n").Append(' ', indent * (depth + 1));
        }
        else if (!isFirst)
        {
            output.Append(", ");
        }
    }

    private void Close(bool isEmpty, int depth, char bracket)
    {
        if (indent > 0 && !isEmpty)
        {
            output.Append('\n').Append(' ', indent * depth);
        }

        output.Append(bracket);
    }
}
