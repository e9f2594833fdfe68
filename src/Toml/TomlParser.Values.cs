using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>Values: what a first character announces, arrays and inline tables.</summary>
internal sealed partial class TomlParser
{
    private TomlValue ParseValue()
    {
        var start = _pos;
        switch (Current)
        {
            case '"':
                var basic = Peek(1) == '"' && Peek(2) == '"' ? ParseMultiLineBasicString() : ParseBasicString();
                return new TomlString(TextSpan.FromBounds(start, _pos), basic);
            case '\'':
                var literal = Peek(1) == '\'' && Peek(2) == '\'' ? ParseMultiLineLiteralString() : ParseLiteralString();
                return new TomlString(TextSpan.FromBounds(start, _pos), literal);
            case '[':
                return ParseArray();
            case '{':
                return ParseInlineTable();
            default:
                return ParseScalar();
        }
    }

    private TomlArray ParseArray()
    {
        var start = _pos++;
        CheckDepth(++_depth);
        var items = new List<TomlValue>();
        while (true)
        {
            SkipTrivia();
            if (Current == ']')
            {
                break;
            }

            items.Add(ParseValue());
            SkipTrivia();
            if (Current == ',')
            {
                _pos++;
            }
            else if (Current != ']')
            {
                Fail("expected `,` or `]` in the array");
            }
        }

        _pos++;
        _depth--;
        return new TomlArray(TextSpan.FromBounds(start, _pos), items, isTableArray: false);
    }

    private TomlTable ParseInlineTable()
    {
        var start = _pos++;
        CheckDepth(++_depth);

        // Dotted while it is filled, so its own dotted keys may meet; Inline afterwards, so nothing else may.
        var table = new TomlTable(default, TomlTableOrigin.Dotted);
        SkipBlank();
        if (Current == '}')
        {
            _pos++;
        }
        else
        {
            ParseInlineEntries(table);
        }

        _depth--;
        var finished = new TomlTable(TextSpan.FromBounds(start, _pos), TomlTableOrigin.Inline);
        foreach (var entry in table.Entries)
        {
            finished.Add(entry);
        }

        return finished;
    }

    private void ParseInlineEntries(TomlTable table)
    {
        while (true)
        {
            SkipBlank();
            ParseStatement(table, inline: true);
            SkipBlank();
            switch (Current)
            {
                case ',':
                    _pos++;
                    break;
                case '}' when !AtEnd:
                    _pos++;
                    return;
                default:
                    Fail("expected `,` or `}` in the inline table");
                    break;
            }
        }
    }

    private TomlValue ParseScalar()
    {
        var start = _pos;
        while (IsScalarCharacter(Current))
        {
            _pos++;
        }

        var text = _text.AsSpan(start, _pos - start);
        var span = TextSpan.FromBounds(start, _pos);
        switch (text)
        {
            case "":
                Fail("expected a value");
                break;
            case "true":
                return new TomlBoolean(span, true);
            case "false":
                return new TomlBoolean(span, false);
        }

        if (text.Length >= 5 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && (text[2] == ':' || text[4] == '-'))
        {
            return ParseDateTime(start);
        }

        return ParseNumber(text, span)
            ?? FailAt<TomlValue>(span, $"`{text}` is not a value (a string needs quotes)");
    }

    private static bool IsScalarCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '.' or ':';
}
