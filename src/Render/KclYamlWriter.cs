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
    private readonly TextBuffer _output;
    private readonly OutputFilter _filter;

    private KclYamlWriter(TextBuffer output, OutputFilter filter)
    {
        _output = output;
        _filter = filter;
    }

    public static string Write(Value value, OutputFilter? filter = null)
    {
        using var output = new TextBuffer();
        new KclYamlWriter(output, filter ?? OutputFilter.Everything).WriteDocument(value);
        return output.ToString();
    }

    /// <summary>Appends one document.</summary>
    public static void Write(Value value, StringBuilder output, OutputFilter filter)
    {
        using var text = new TextBuffer();
        new KclYamlWriter(text, filter).WriteDocument(value);
        text.CopyTo(output);
    }

    private void WriteDocument(Value value)
    {
        switch (value)
        {
            case ListValue list when _filter.KeepsAny(list):
                WriteItems(list, 0, 0, isInline: true);
                break;
            case DictValue or SchemaValue when _filter.KeepsAny(value):
                WriteEntries(value, 0, 0, isInline: true);
                break;
            default:
                WriteInline(value, 0);
                break;
        }
    }

    /// <param name="value">A dict or instance.</param>
    /// <param name="indent">Where its keys begin.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <param name="isInline">The first line continues the current one (document start, after `- `).</param>
    private void WriteEntries(Value value, int indent, int depth, bool isInline)
    {
        WriterDepth.Check(depth);
        foreach (ref readonly var entry in _filter.ViewOf(value, out var isFiltered))
        {
            if (!isFiltered && !_filter.Keeps(entry))
            {
                continue;
            }

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
                _output.Append(' ', indent);
                _output.Append(": ");
                WriteAfterDash(entry.Value, indent, depth);
            }
        }
    }

    private void WriteItems(ListValue list, int indent, int depth, bool isInline)
    {
        WriterDepth.Check(depth);
        foreach (var item in list.Items)
        {
            if (_filter.Keeps(item))
            {
                Indent(indent, ref isInline);
                _output.Append("- ");
                WriteAfterDash(item, indent, depth);
            }
        }
    }

    private void WriteAfterKey(Value value, int indent, int depth)
    {
        switch (value)
        {
            case ListValue list when _filter.KeepsAny(list):
                _output.Append('\n');
                WriteItems(list, indent, depth + 1, isInline: false);
                break;
            case DictValue or SchemaValue when _filter.KeepsAny(value):
                _output.Append('\n');
                WriteEntries(value, indent + 2, depth + 1, isInline: false);
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
            case ListValue list when _filter.KeepsAny(list):
                WriteItems(list, indent + 2, depth + 1, isInline: true);
                break;
            case DictValue or SchemaValue when _filter.KeepsAny(value):
                WriteEntries(value, indent + 2, depth + 1, isInline: true);
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
            case StrValue v:
                WriteString(v.Value, indent, isSimpleKey: false);
                break;
            case IntValue v:
                _output.Append(v.Value);
                break;
            case BoolValue v:
                _output.Append(v.Value ? "true" : "false");
                break;
            case FloatValue v:
                FloatText.AppendYaml(v.Value, _output);
                break;
            case UnitValue v:
                FloatText.AppendYaml(v.Value, _output);
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

            _output.Append(c);
            if (c == '\'')
            {
                _output.Append(c);
            }
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
        _output.Append(!text.EndsWith('\n') ? "-" : keeps ? "+" : "");
        _output.Append('\n');
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end - start);
            if (line.Length > 0)
            {
                _output.Append(' ', indent);
                _output.Append(line);
            }

            _output.Append('\n');
            start = end < 0 ? text.Length : end + 1;
        }
    }

    private void EndLine()
    {
        if (_output.Last != '\n')
        {
            _output.Append('\n');
        }

        WriterDepth.CheckLength(_output.Length, _filter.MaxCharacters);
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
