using System.Globalization;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>Escapes and bracketed sets, with nesting, `&amp;&amp;`, `--` and `~~`.</summary>
internal sealed partial class PatternParser
{
    /// <summary>`\d`, `\p{…}` and the like after the backslash; null when it is something else.</summary>
    private CharacterSet? ParseSetEscape()
    {
        var c = _pattern[_at];
        if (NamedSets.Escape(c) is { } named)
        {
            _at++;
            return named;
        }

        if (c is not ('p' or 'P'))
        {
            return null;
        }

        _at++;
        string name;
        if (Next('{'))
        {
            var end = _pattern.IndexOf('}', _at);
            name = end < 0 ? throw new PatternException("UnclosedUnicodeName") : _pattern[_at..end];
            _at = end + 1;
        }
        else
        {
            name = AtEnd ? throw new PatternException("UnclosedUnicodeName") : _pattern[_at++].ToString();
        }

        var set = NamedSets.Property(name) ?? throw new PatternException($"InnerError(unknown property {name})");
        return c == 'P' ? set.Negate() : set;
    }

    private int ParseCharacterEscape()
    {
        var c = _pattern[_at];
        switch (c)
        {
            case 'a':
                _at++;
                return 7;
            case 'e':
                _at++;
                return 27;
            case 'f':
                _at++;
                return 12;
            case 'n':
                _at++;
                return 10;
            case 'r':
                _at++;
                return 13;
            case 't':
                _at++;
                return 9;
            case 'v':
                _at++;
                return 11;
            case 'x':
                _at++;
                return ParseHex(2);
            case 'u':
                _at++;
                return ParseHex(4);
            case 'U':
                _at++;
                return ParseHex(8);
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw new PatternException($"InvalidEscape(\"\\\\{c}\")") : ReadCodePoint();
        }
    }

    private int ParseHex(int digits)
    {
        ReadOnlySpan<char> text;
        if (Next('{'))
        {
            var end = _pattern.IndexOf('}', _at);
            text = end < 0 ? throw new PatternException("InvalidHex") : _pattern.AsSpan(_at, end - _at);
            _at = end + 1;
        }
        else
        {
            text = _at + digits <= _pattern.Length ? _pattern.AsSpan(_at, digits) : throw new PatternException("InvalidHex");
            _at += digits;
        }

        if (text.Length is 0 or > 8 || !int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new PatternException("InvalidHex");
        }

        return code is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? throw new PatternException("InvalidCodepointValue") : code;
    }

    private CharacterSet ParseSet(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new PatternException("RecursionExceeded");
        }

        var negated = Next('^');
        var set = ParseSetItems(depth, first: true);
        while (!Next(']'))
        {
            var left = set;
            var operation = AtEnd ? throw new PatternException("InvalidClass") : _pattern[_at];
            _at += 2;
            var right = ParseSetItems(depth, first: false);
            set = CharacterSet.Evaluate(operation switch
            {
                '&' => c => left.Contains(c) && right.Contains(c),
                '-' => c => left.Contains(c) && !right.Contains(c),
                _ => c => left.Contains(c) != right.Contains(c),
            });
        }

        return negated ? set.Negate() : set;
    }

    /// <summary>The union up to `]` or a set operator; a `]` that comes first is a member.</summary>
    private CharacterSet ParseSetItems(int depth, bool first)
    {
        var set = CharacterSet.Of("", _ => false);
        while (true)
        {
            if (AtEnd)
            {
                throw new PatternException("InvalidClass");
            }

            if (Has(Flags.Extended) && char.IsWhiteSpace(_pattern[_at]))
            {
                _at++;
                continue;
            }

            if ((_pattern[_at] == ']' && !first) || (!first && IsSetOperator()))
            {
                return set;
            }

            first = false;
            set = CharacterSet.Union(set, ParseSetItem(depth));
        }
    }

    private bool IsSetOperator() =>
        (_pattern[_at] is '&' or '-' or '~')
        && _at + 1 < _pattern.Length && _pattern[_at + 1] == _pattern[_at];

    private CharacterSet ParseSetItem(int depth)
    {
        if (_pattern[_at] == '[')
        {
            _at++;
            return TryParsePosix() ?? ParseSet(depth + 1);
        }

        if (TryTake("\\"))
        {
            if (AtEnd)
            {
                throw new PatternException("InvalidClass");
            }

            if (ParseSetEscape() is { } set)
            {
                return !IsRange() ? set : throw new PatternException("InnerError(invalid range)");
            }

            _at--;
        }

        var from = ParseSetCharacter();
        if (!IsRange())
        {
            return CharacterSet.Range(from, from);
        }

        _at++;
        var to = ParseSetCharacter();
        return from <= to ? CharacterSet.Range(from, to) : throw new PatternException("InnerError(invalid range)");
    }

    /// <summary>A `-` between two members; one before `]` or another `-` is something else.</summary>
    private bool IsRange() =>
        _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] is not (']' or '-');

    private int ParseSetCharacter()
    {
        if (!TryTake("\\"))
        {
            return ReadCodePoint();
        }

        if (AtEnd || NamedSets.Escape(_pattern[_at]) is not null || _pattern[_at] is 'p' or 'P' or 'b')
        {
            throw new PatternException("InvalidClass");
        }

        return ParseCharacterEscape();
    }

    private CharacterSet? TryParsePosix()
    {
        if (AtEnd || _pattern[_at] != ':')
        {
            return null;
        }

        var end = _pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var name = _pattern[(_at + 1)..end];
        var set = name.StartsWith('^') ? NamedSets.Posix(name[1..])?.Negate() : NamedSets.Posix(name);
        if (set is not null)
        {
            _at = end + 2;
        }

        return set;
    }
}
