using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// The engine's YAML, byte for byte: block style, two-space mappings, lists at the indent of their key, nothing folded.
/// Each document ends with a newline.
/// </summary>
public sealed class KclYamlWriter
{
    private readonly StringBuilder _output;
    private readonly OutputFilter _filter;

    private KclYamlWriter(StringBuilder output, OutputFilter filter)
    {
        _output = output;
        _filter = filter;
    }

    public static string Write(Value value, OutputFilter? filter = null)
    {
        var output = new StringBuilder();
        Write(value, output, filter ?? OutputFilter.Everything);
        return output.ToString();
    }

    /// <summary>Appends one document.</summary>
    public static void Write(Value value, StringBuilder output, OutputFilter filter)
    {
        var writer = new KclYamlWriter(output, filter);
        switch (value)
        {
            case ListValue list when writer.Items(list) is { Count: > 0 } items:
                writer.WriteItems(items, 0, 0, isInline: true);
                break;
            case DictValue or SchemaValue when filter.EntriesOf(value) is { Length: > 0 } entries:
                writer.WriteEntries(entries, 0, 0, isInline: true);
                break;
            default:
                writer.WriteInline(value, 0);
                break;
        }
    }

    private List<Value> Items(ListValue list)
    {
        var items = new List<Value>(list.Count);
        foreach (var item in list.Items)
        {
            if (_filter.Keeps(item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <param name="isInline">The first line continues the current one (document start, after `- `).</param>
    private void WriteEntries(DictEntry[] entries, int indent, int depth, bool isInline)
    {
        WriterDepth.Check(depth, _output, _filter.MaxCharacters);
        foreach (var entry in entries)
        {
            Indent(indent, ref isInline);
            if (YamlScalarStyle.IsSimpleKey(entry.Key))
            {
                WriteString(entry.Key, indent, isSimpleKey: true);
                _output.Append(':');
                WriteAfterKey(entry.Value, indent, depth);
            }
            else
            {
                _output.Append("? ");
                WriteString(entry.Key, indent, isSimpleKey: false);
                EndLine();
                _output.Append(' ', indent).Append(": ");
                WriteAfterDash(entry.Value, indent, depth);
            }
        }
    }

    private void WriteItems(List<Value> items, int indent, int depth, bool isInline)
    {
        WriterDepth.Check(depth, _output, _filter.MaxCharacters);
        foreach (var item in items)
        {
            Indent(indent, ref isInline);
            _output.Append("- ");
            WriteAfterDash(item, indent, depth);
        }
    }

    private void WriteAfterKey(Value value, int indent, int depth)
    {
        switch (value)
        {
            case ListValue list when Items(list) is { Count: > 0 } items:
                _output.Append('\n');
                WriteItems(items, indent, depth + 1, isInline: false);
                break;
            case DictValue or SchemaValue when _filter.EntriesOf(value) is { Length: > 0 } entries:
                _output.Append('\n');
                WriteEntries(entries, indent + 2, depth + 1, isInline: false);
                break;
            default:
                _output.Append(' ');
                WriteInline(value, indent);
                break;
        }
    }

    private void WriteAfterDash(Value value, int indent, int depth)
    {
        switch (value)
        {
            case ListValue list when Items(list) is { Count: > 0 } items:
                WriteItems(items, indent + 2, depth + 1, isInline: true);
                break;
            case DictValue or SchemaValue when _filter.EntriesOf(value) is { Length: > 0 } entries:
                WriteEntries(entries, indent + 2, depth + 1, isInline: true);
                break;
            default:
                WriteInline(value, indent);
                break;
        }
    }

    /// <summary>A scalar or an empty collection, and the end of its line.</summary>
    private void WriteInline(Value value, int indent)
    {
        switch (value)
        {
            case BoolValue v:
                _output.Append(v.Value ? "true" : "false");
                break;
            case IntValue v:
                WriteInteger(v.Value);
                break;
            case FloatValue v:
                _output.Append(FloatText.Yaml(v.Value));
                break;
            case UnitValue v:
                _output.Append(FloatText.Yaml(v.Value));
                break;
            case StrValue v:
                WriteString(v.Value, indent, isSimpleKey: false);
                break;
            case ListValue:
                _output.Append("[]");
                break;
            case DictValue or SchemaValue:
                _output.Append("{}");
                break;
            default:
                _output.Append("null");
                break;
        }

        EndLine();
    }

    private void WriteInteger(long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        _output.Append(digits[..length]);
    }

    private void WriteString(string text, int indent, bool isSimpleKey)
    {
        switch (YamlScalarStyle.Of(text, isSimpleKey))
        {
            case YamlStyle.Plain:
                _output.Append(text);
                break;
            case YamlStyle.SingleQuoted:
                WriteSingleQuoted(text, indent);
                break;
            case YamlStyle.DoubleQuoted:
                WriteDoubleQuoted(text);
                break;
            default:
                WriteLiteral(text, indent + 2);
                break;
        }
    }

    private void WriteSingleQuoted(string text, int indent)
    {
        _output.Append('\'');
        var afterBreak = false;
        foreach (var c in text)
        {
            if (c is '\u2028' or '\u2029')
            {
                afterBreak = true;
                _output.Append(c);
                continue;
            }

            if (afterBreak)
            {
                // The emitter treats these as line breaks and indents what follows.
                _output.Append(' ', indent + 2);
                afterBreak = false;
            }

            _output.Append(c == '\'' ? "''" : c.ToString());
        }

        if (afterBreak)
        {
            _output.Append(' ', indent + 2);
        }

        _output.Append('\'');
    }

    private void WriteDoubleQuoted(string text)
    {
        _output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c != '"' && c != '\\' && c is not ('\u2028' or '\u2029' or '\u00A0') && YamlScalarStyle.IsPrintable(text, i))
            {
                _output.Append(c);
                continue;
            }

            _output.Append('\\');
            _output.Append(c switch
            {
                '\0' => "0",
                '\a' => "a",
                '\b' => "b",
                '\t' => "t",
                '\n' => "n",
                '\v' => "v",
                '\f' => "f",
                '\r' => "r",
                '\u001B' => "e",
                '"' => "\"",
                '\\' => "\\",
                '\u0085' => "N",
                '\u00A0' => "_",
                '\u2028' => "L",
                '\u2029' => "P",
                <= '\u00FF' => "x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture),
                _ => "u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            });
        }

        _output.Append('"');
    }

    private void WriteLiteral(string text, int indent)
    {
        _output.Append('|');
        if (text[0] is ' ' or '\n')
        {
            _output.Append('2');
        }

        var keeps = text.EndsWith("\n\n", StringComparison.Ordinal) || text == "\n";
        _output.Append(!text.EndsWith('\n') ? "-" : keeps ? "+" : "").Append('\n');
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end - start);
            if (line.Length > 0)
            {
                _output.Append(' ', indent).Append(line);
            }

            _output.Append('\n');
            start = end < 0 ? text.Length : end + 1;
        }
    }

    private void EndLine()
    {
        if (_output.Length == 0 || _output[^1] != '\n')
        {
            _output.Append('\n');
        }
    }

    private void Indent(int indent, ref bool isInline)
    {
        if (!isInline)
        {
            _output.Append(' ', indent);
        }

        isInline = false;
    }
}
