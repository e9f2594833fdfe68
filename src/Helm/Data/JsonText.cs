using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Writes one value as JSON text.</summary>
internal sealed class JsonText(bool escapeHtml, bool indent)
{
    private readonly StringBuilder _text = new();

    public string Of(Value value)
    {
        Write(value, 0);
        return _text.ToString();
    }

    /// <summary>A float: no exponent between 1e-6 and 1e21.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw GoArguments.Failure("json: unsupported value: " + GoFormat.FormatValue(new FloatValue(value)));
        }

        var size = Math.Abs(value);
        if (size == 0 || (size >= 1e-6 && size < 1e21))
        {
            return GoFormat.FormatFloat(value, 'f', -1);
        }

        var text = GoFormat.FormatFloat(value, 'e', -1);
        var at = text.Length - 4;
        return at >= 0 && text[at] == 'e' && text[at + 1] == '-' && text[at + 2] == '0' ? text.Remove(at + 2, 1) : text;
    }

    private void Write(Value value, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case StrValue text:
                Quote(text.Value);
                break;
            case IntValue number:
                _text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number:
                _text.Append(Number(number.Value));
                break;
            case UnitValue number:
                _text.Append(Number(number.Value));
                break;
            case BoolValue flag:
                _text.Append(flag.Value ? "true" : "false");
                break;
            case ListValue list:
                WriteItems(list, depth);
                break;
            case DictValue dict:
                WriteEntries(dict, depth);
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void WriteItems(ListValue list, int depth)
    {
        _text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            _text.Append(i > 0 ? "," : "");
            NewLine(depth + 1);
            Write(list[i], depth + 1);
        }

        if (list.Count > 0)
        {
            NewLine(depth);
        }

        _text.Append(']');
    }

    private void WriteEntries(DictValue dict, int depth)
    {
        _text.Append('{');
        var first = true;
        foreach (var key in dict.SortedKeys())
        {
            _text.Append(first ? "" : ",");
            first = false;
            NewLine(depth + 1);
            Quote(key);
            _text.Append(indent ? ": " : ":");
            Write(dict[key]!, depth + 1);
        }

        if (!first)
        {
            NewLine(depth);
        }

        _text.Append('}');
    }

    private void NewLine(int depth)
    {
        if (indent)
        {
            _text.Append('\n').Append(' ', depth * 2);
        }
    }

    private void Quote(string text)
    {
        _text.Append('"');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Escape(text, i) is { } escape)
            {
                _text.Append(text, start, i - start).Append(escape);
                start = i + 1;
            }
        }

        _text.Append(text, start, text.Length - start).Append('"');
    }

    private string? Escape(string text, int at)
    {
        var c = text[at];
        switch (c)
        {
            case '"':
                return "\\\"";
            case '\\':
                return "\\\\";
            case '\n':
                return "\\n";
            case '\r':
                return "\\r";
            case '\t':
                return "\\t";
            case '\b':
                return "\\b";
            case '\f':
                return "\\f";
            case '<' or '>' or '&' when escapeHtml:
            case < ' ':
            case '\u2028' or '\u2029':
                return $"\\u{(int)c:x4}";
        }

        if (char.IsSurrogate(c))
        {
            var paired = char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
            return paired ? null : "\\ufffd";
        }

        return null;
    }
}
