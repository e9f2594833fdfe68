using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>
/// Strict TOML 1.0 in one pass over the text. Nesting of values and the number of key parts are bounded, so a
/// hostile document is an error and never a stack overflow; every step consumes text, so time is linear.
/// </summary>
internal sealed partial class TomlParser(SourceFile file, string errorCode)
{
    private const int MaxDepth = 100;
    private readonly string _text = file.Text;
    private int _pos;
    private int _depth;

    private char Current => _pos < _text.Length ? _text[_pos] : '\0';

    private bool AtEnd => _pos >= _text.Length;

    public TomlTable ParseDocument()
    {
        var root = new TomlTable(new TextSpan(0, _text.Length), TomlTableOrigin.Header);
        var section = root;
        if (Current == '\uFEFF')
        {
            _pos++;
        }

        while (true)
        {
            SkipBlank();
            if (AtEnd)
            {
                return root;
            }

            if (Current == '[')
            {
                section = ParseHeader(root);
            }
            else if (TryEndOfLine())
            {
                continue;
            }
            else
            {
                ParseStatement(section, inline: false);
            }

            SkipBlank();
            if (!AtEnd && !TryEndOfLine())
            {
                Fail("expected the end of the line after this");
            }
        }
    }

    private char Peek(int ahead) => _pos + ahead < _text.Length ? _text[_pos + ahead] : '\0';

    private void SkipBlank()
    {
        while (Current is ' ' or '\t')
        {
            _pos++;
        }
    }

    /// <summary>Consumes a comment and the line break after it, if here is one; the end of the text counts.</summary>
    private bool TryEndOfLine()
    {
        if (Current == '#')
        {
            SkipComment();
            if (AtEnd)
            {
                return true;
            }
        }

        switch (Current)
        {
            case '\n':
                _pos++;
                return true;
            case '\r' when Peek(1) == '\n':
                _pos += 2;
                return true;
            case '\r':
                Fail("a carriage return must be followed by a line feed");
                return false;
            default:
                return AtEnd;
        }
    }

    private void SkipComment()
    {
        while (!AtEnd && Current is not '\n' && !(Current == '\r' && Peek(1) == '\n'))
        {
            CheckCharacter("a comment");
            _pos++;
        }
    }

    /// <summary>Blanks, comments and line breaks, as allowed between the items of an array.</summary>
    private void SkipTrivia()
    {
        while (true)
        {
            SkipBlank();
            if (AtEnd || Current is not ('#' or '\n' or '\r'))
            {
                return;
            }

            TryEndOfLine();
        }
    }

    private void CheckCharacter(string where)
    {
        var c = _text[_pos];
        if ((c < ' ' && c != '\t') || c == '\x7f')
        {
            Fail($"the control character U+{(int)c:X4} is not allowed in {where}");
        }

        if (char.IsSurrogate(c))
        {
            if (!char.IsHighSurrogate(c) || !char.IsLowSurrogate(Peek(1)))
            {
                Fail("the text is not valid Unicode here");
            }

            _pos++;
        }
    }

    private TomlTable ParseHeader(TomlTable root)
    {
        var start = _pos++;
        var isArray = Current == '[';
        if (isArray)
        {
            _pos++;
        }

        var table = root;
        for (var parts = 1; ; parts++)
        {
            CheckDepth(parts);
            SkipBlank();
            var key = ParseKeyPart(out var keySpan);
            SkipBlank();
            if (Current == '.')
            {
                _pos++;
                table = Descend(table, key, keySpan);
                continue;
            }

            Expect(']');
            if (isArray)
            {
                Expect(']');
            }

            var header = TextSpan.FromBounds(start, _pos);
            return isArray ? AppendTable(table, key, keySpan, header) : OpenTable(table, key, keySpan, header);
        }
    }

    /// <summary>The table a header passes through: made if missing, the last item of an array of tables.</summary>
    private TomlTable Descend(TomlTable table, string key, TextSpan keySpan)
    {
        switch (table.Find(key)?.Value)
        {
            case null:
                var made = new TomlTable(keySpan, TomlTableOrigin.Implicit);
                table.Add(new TomlEntry(key, keySpan, keySpan, made));
                return made;
            case TomlTable { Origin: not TomlTableOrigin.Inline } existing:
                return existing;
            case TomlArray { IsTableArray: true } array:
                return (TomlTable)array.Items[^1];
            case var other:
                return FailAt<TomlTable>(keySpan, $"`{key}` is {other.Description} and cannot be extended");
        }
    }

    private TomlTable OpenTable(TomlTable parent, string key, TextSpan keySpan, TextSpan header)
    {
        switch (parent.Find(key)?.Value)
        {
            case null:
                var made = new TomlTable(header, TomlTableOrigin.Header) { Header = header };
                parent.Add(new TomlEntry(key, keySpan, header, made));
                return made;
            case TomlTable { Origin: TomlTableOrigin.Implicit } existing:
                existing.Origin = TomlTableOrigin.Header;
                existing.Header = header;
                return existing;
            default:
                return FailAt<TomlTable>(keySpan, $"`{key}` is already defined");
        }
    }

    private TomlTable AppendTable(TomlTable parent, string key, TextSpan keySpan, TextSpan header)
    {
        var item = new TomlTable(header, TomlTableOrigin.Header) { Header = header };
        switch (parent.Find(key)?.Value)
        {
            case null:
                parent.Add(new TomlEntry(key, keySpan, header, new TomlArray(header, [item], isTableArray: true)));
                return item;
            case TomlArray { IsTableArray: true } array:
                array.Items.Add(item);
                return item;
            default:
                return FailAt<TomlTable>(keySpan, $"`{key}` is already defined and is not an array of tables");
        }
    }

    private void ParseStatement(TomlTable table, bool inline)
    {
        var start = _pos;
        for (var parts = 1; ; parts++)
        {
            CheckDepth(_depth + parts);
            var key = ParseKeyPart(out var keySpan);
            SkipBlank();
            if (Current == '.')
            {
                _pos++;
                SkipBlank();
                table = DescendDotted(table, key, keySpan);
                continue;
            }

            if (Current != '=')
            {
                Fail("expected `=` after the key");
            }

            if (table.Find(key) is not null)
            {
                FailAt<TomlTable>(keySpan, $"`{key}` is already defined");
            }

            _pos++;
            SkipBlank();
            if (!inline && (AtEnd || Current is '\n' or '\r' or '#'))
            {
                Fail($"`{key}` has no value");
            }

            var value = ParseValue();
            table.Add(new TomlEntry(key, keySpan, TextSpan.FromBounds(start, value.Span.End), value));
            return;
        }
    }

    private TomlTable DescendDotted(TomlTable table, string key, TextSpan keySpan)
    {
        switch (table.Find(key)?.Value)
        {
            case null:
                var made = new TomlTable(keySpan, TomlTableOrigin.Dotted);
                table.Add(new TomlEntry(key, keySpan, keySpan, made));
                return made;
            case TomlTable { Origin: TomlTableOrigin.Dotted } existing:
                return existing;
            case TomlTable:
                return FailAt<TomlTable>(keySpan, $"the table `{key}` is already complete and cannot be extended by a dotted key");
            case var other:
                return FailAt<TomlTable>(keySpan, $"`{key}` is {other.Description} and cannot be extended");
        }
    }

    private string ParseKeyPart(out TextSpan span)
    {
        var start = _pos;
        string key;
        switch (Current)
        {
            case '"':
                RejectMultiLineKey('"');
                key = ParseBasicString();
                break;
            case '\'':
                RejectMultiLineKey('\'');
                key = ParseLiteralString();
                break;
            default:
                while (IsBareKeyCharacter(Current))
                {
                    _pos++;
                }

                if (_pos == start)
                {
                    Fail("expected a key");
                }

                key = _text[start.._pos];
                break;
        }

        span = TextSpan.FromBounds(start, _pos);
        return key;
    }

    private void RejectMultiLineKey(char quote)
    {
        if (Peek(1) == quote && Peek(2) == quote)
        {
            Fail("a key cannot be a multi-line string");
        }
    }

    private static bool IsBareKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            Fail($"nested more than {MaxDepth} levels deep");
        }
    }

    private void Expect(char c)
    {
        if (AtEnd || Current != c)
        {
            Fail($"expected `{c}`");
        }

        _pos++;
    }

    [DoesNotReturn]
    private void Fail(string message) => FailAt<object>(new TextSpan(_pos, AtEnd ? 0 : 1), message);

    [DoesNotReturn]
    private T FailAt<T>(TextSpan span, string message)
    {
        var origin = new Origin(file, span);
        throw new DiagnosticException(Diagnostic.At(errorCode, "", origin, $"invalid TOML: {message}") with { Path = file.Path });
    }
}
