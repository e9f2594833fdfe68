using System.Buffers;
using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>KCL's JSON: `, ` and `: ` as separators, or one entry a line with an indent; keys in their own order.</summary>
public sealed class JsonWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private readonly TextBuffer _output;
    private readonly OutputFilter _filter;
    private readonly int _indent;

    private JsonWriter(TextBuffer output, OutputFilter filter, int indent)
    {
        _output = output;
        _filter = filter;
        _indent = indent;
    }

    public static string Write(Value value, OutputFilter? filter = null, int indent = 0)
    {
        using var output = new TextBuffer();
        new JsonWriter(output, filter ?? OutputFilter.Everything, indent).Append(value, 0);
        return output.ToString();
    }

    /// <summary>Appends one document.</summary>
    public static void Write(Value value, StringBuilder output, OutputFilter filter)
    {
        using var text = new TextBuffer();
        new JsonWriter(text, filter, 0).Append(value, 0);
        text.CopyTo(output);
    }

    /// <summary>A JSON string literal; only quotes, backslashes and C0 controls are escaped.</summary>
    public static string Quote(string text)
    {
        using var output = new TextBuffer();
        AppendString(output, text);
        return output.ToString();
    }

    private static void AppendString(TextBuffer output, string text)
    {
        output.Append('"');
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            output.Append(rest[..at]);
            AppendEscape(output, rest[at]);
            rest = rest[(at + 1)..];
        }

        output.Append(rest);
        output.Append('"');
    }

    private static void AppendEscape(TextBuffer output, char c)
    {
        output.Append('\\');
        switch (c)
        {
            case '"' or '\\':
                output.Append(c);
                break;
            case '\n':
                output.Append('n');
                break;
            case '\r':
                output.Append('r');
                break;
            case '\t':
                output.Append('t');
                break;
            case '\b':
                output.Append('b');
                break;
            case '\f':
                output.Append('f');
                break;
            default:
                output.Append('u');
                output.Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Append(Value value, int depth)
    {
        WriterDepth.CheckLength(_output.Length, _filter.MaxCharacters);
        switch (value)
        {
            case BoolValue v:
                _output.Append(v.Value ? "true" : "false");
                break;
            case IntValue v:
                _output.Append(v.Value);
                break;
            case FloatValue v:
                FloatText.AppendJson(v.Value, _output);
                break;
            case UnitValue v:
                FloatText.AppendJson(v.Value, _output);
                break;
            case StrValue v:
                AppendString(_output, v.Value);
                break;
            case ListValue v:
                WriterDepth.Check(depth);
                AppendList(v, depth);
                break;
            case DictValue or SchemaValue:
                WriterDepth.Check(depth);
                AppendObject(value, depth);
                break;
            default:
                _output.Append("null");
                break;
        }
    }

    private void AppendList(ListValue list, int depth)
    {
        _output.Append('[');
        var isFirst = true;
        foreach (var item in list.Items)
        {
            if (_filter.Keeps(item))
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
        _output.Append('{');
        var isFirst = true;
        foreach (ref readonly var entry in _filter.ViewOf(value, out var isFiltered))
        {
            if (isFiltered || _filter.Keeps(entry))
            {
                Separate(isFirst, depth);
                isFirst = false;
                AppendString(_output, entry.Key);
                _output.Append(": ");
                Append(entry.Value, depth + 1);
            }
        }

        Close(isFirst, depth, '}');
    }

    private void Separate(bool isFirst, int depth)
    {
        if (_indent > 0)
        {
            _output.Append(isFirst ? "\n" : ",\n");
            _output.Append(' ', _indent * (depth + 1));
        }
        else if (!isFirst)
        {
            _output.Append(", ");
        }
    }

    private void Close(bool isEmpty, int depth, char bracket)
    {
        if (_indent > 0 && !isEmpty)
        {
            _output.Append('\n');
            _output.Append(' ', _indent * depth);
        }

        _output.Append(bracket);
    }
}
