using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>A value in a few characters of KCL, for explanations: strings quoted, long ones and collections cut short.</summary>
internal static class ShortText
{
    private const int MaxLength = 48;
    private const int MaxDepth = 3;

    public static string Of(Value value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Value value, int depth)
    {
        switch (value)
        {
            case StrValue v:
                var cut = v.Value.Length > MaxLength;
                text.Append(JsonWriter.Quote(cut ? v.Value[..MaxLength] + "…" : v.Value));
                break;
            case ListValue v:
                AppendItems(text, v, depth);
                break;
            case DictValue v:
                AppendEntries(text, v, depth);
                break;
            case SchemaValue v:
                text.Append(v.Schema.Name).Append(' ');
                AppendEntries(text, v.Attributes, depth);
                break;
            case FunctionValue v:
                text.Append(v.TypeName).Append(' ').Append(v.Name);
                break;
            default:
                text.Append(KclText.Str(value));
                break;
        }
    }

    private static void AppendItems(StringBuilder text, ListValue list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (text.Length > MaxLength || depth == MaxDepth)
            {
                text.Append('…');
                break;
            }

            Append(text, list[i], depth + 1);
        }

        text.Append(']');
    }

    private static void AppendEntries(StringBuilder text, DictValue dict, int depth)
    {
        text.Append('{');
        var isFirst = true;
        foreach (ref readonly var entry in dict.Entries)
        {
            if (entry.Value is UndefinedValue)
            {
                continue;
            }

            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            if (text.Length > MaxLength || depth == MaxDepth)
            {
                text.Append('…');
                break;
            }

            text.Append(entry.Key).Append(": ");
            Append(text, entry.Value, depth + 1);
        }

        text.Append('}');
    }
}
