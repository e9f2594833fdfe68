using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>KCL's `str()`, used by `print`, interpolation and messages. Strings in lists are bare, in dicts quoted.</summary>
public static class KclText
{
    public static string Str(Value value)
    {
        switch (value)
        {
            case StrValue text:
                return text.Value;
            case FloatValue real:
                return FloatText.Plain(real.Value);
            case ListValue or DictValue or SchemaValue:
                var output = new StringBuilder();
                Append(value, output, 0);
                return output.ToString();
            case FunctionValue:
                return "function";
            default:
                return value.ToString() ?? "";
        }
    }

    internal static void AppendStr(Value value, TextBuffer output)
    {
        switch (value)
        {
            case StrValue text:
                output.Append(text.Value);
                break;
            case IntValue number:
                output.Append(number.Value);
                break;
            default:
                output.Append(Str(value));
                break;
        }
    }

    private static void Append(Value value, StringBuilder output, int depth)
    {
        WriterDepth.Check(depth, output);
        switch (value)
        {
            case ListValue list:
                output.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    output.Append(i == 0 ? "" : ", ");
                    Append(list[i], output, depth + 1);
                }

                output.Append(']');
                break;
            case DictValue dict:
                AppendEntries(dict, output, depth);
                break;
            case SchemaValue schema:
                AppendEntries(schema.Attributes, output, depth);
                break;
            default:
                output.Append(Str(value));
                break;
        }
    }

    private static void AppendEntries(DictValue dict, StringBuilder output, int depth)
    {
        output.Append('{');
        for (var i = 0; i < dict.Count; i++)
        {
            ref var entry = ref dict.EntryAt(i);
            output.Append(i == 0 ? "" : ", ");
            AppendQuoted(entry.Key, output);
            output.Append(": ");
            if (entry.Value is StrValue text)
            {
                AppendQuoted(text.Value, output);
            }
            else
            {
                Append(entry.Value, output, depth + 1);
            }
        }

        output.Append('}');
    }

    /// <summary>Single quotes unless the text holds double ones; inner double quotes are escaped only when both kinds occur.</summary>
    private static void AppendQuoted(string text, StringBuilder output)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            output.Append('\'').Append(text).Append('\'');
        }
        else
        {
            var inner = text.Contains('\'', StringComparison.Ordinal) ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
            output.Append('"').Append(inner).Append('"');
        }
    }
}
