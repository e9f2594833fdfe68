using System.Globalization;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>Single parts of a pattern: characters, anchors, groups and escapes.</summary>
internal sealed partial class PatternParser
{
    /// <summary>The next part; null for flags that hold from here on.</summary>
    private PatternNode? ParseAtom()
    {
        switch (_pattern[_at])
        {
            case '.':
                _at++;
                return new SetNode(NamedSets.Dot(Has(Flags.DotAll)), false);
            case '^':
                _at++;
                return new AnchorNode(Has(Flags.MultiLine) ? Anchor.LineStart : Anchor.TextStart);
            case '$':
                _at++;
                return new AnchorNode(Has(Flags.MultiLine) ? Anchor.LineEnd : Anchor.TextEnd);
            case '(':
                _at++;
                return ParseGroup();
            case '\\':
                _at++;
                return ParseEscape();
            case '[':
                _at++;
                return new SetNode(ParseSet(0), Has(Flags.IgnoreCase));
            case '*' or '+' or '?':
                throw new PatternException("TargetNotRepeatable");
            default:
                return Literal(ReadCodePoint());
        }
    }

    private LiteralNode Literal(int codePoint) => new(codePoint, Has(Flags.IgnoreCase));

    private PatternNode? ParseGroup()
    {
        if (!Next('?'))
        {
            _groupNames.Add(null);
            return new CaptureNode(ParseUntilClose());
        }

        if (AtEnd)
        {
            throw new PatternException("UnclosedOpenParen");
        }

        if (TryTake("<=") || TryTake("<!"))
        {
            var negative = _pattern[_at - 1] == '!';
            var item = ParseUntilClose();
            return new LookNode(RequireLength(item), Behind: true, negative);
        }

        if (TryTake("=") || TryTake("!"))
        {
            var negative = _pattern[_at - 1] == '!';
            return new LookNode(ParseUntilClose(), Behind: false, negative);
        }

        if (TryTake(">"))
        {
            return new AtomicNode(ParseUntilClose());
        }

        if (TryTake("P="))
        {
            return Reference(ParseName(')'));
        }

        if (TryTake("P<") || TryTake("<"))
        {
            _groupNames.Add(ParseName('>'));
            return new CaptureNode(ParseUntilClose());
        }

        return ParseFlags();
    }

    /// <summary>What stands behind the position must have a known length, each alternative for itself.</summary>
    private static PatternNode RequireLength(PatternNode item)
    {
        var known = item is ChoiceNode choice ? choice.Options.All(o => o.Length is not null) : item.Length is not null;
        return known ? item : throw new PatternException("LookBehindNotConst");
    }

    private PatternNode ParseUntilClose()
    {
        var item = ParseChoice();
        return Next(')') ? item : throw new PatternException("UnclosedOpenParen");
    }

    private PatternNode? ParseFlags()
    {
        var flags = _flags;
        var off = false;
        while (true)
        {
            if (AtEnd)
            {
                throw new PatternException("UnclosedOpenParen");
            }

            var c = _pattern[_at++];
            if (c is ')' or ':')
            {
                if (c == ')')
                {
                    _flags = flags;
                    SkipExtended();
                    return !AtEnd && (_pattern[_at] is '*' or '+' or '?') ? throw new PatternException("TargetNotRepeatable") : null;
                }

                var outer = _flags;
                _flags = flags;
                var item = ParseUntilClose();
                _flags = outer;
                return item is EmptyNode or SequenceNode { Items.Count: 0 } ? new SequenceNode([]) : item;
            }

            if (c == '-' && !off)
            {
                off = true;
                continue;
            }

            var flag = c switch
            {
                'i' => Flags.IgnoreCase,
                'm' => Flags.MultiLine,
                's' => Flags.DotAll,
                'x' => Flags.Extended,
                'U' => Flags.SwapGreed,
                'u' when !off => Flags.None,
                'u' => throw new PatternException("NonUnicodeUnsupported"),
                _ => throw new PatternException($"UnknownFlag(\"(?{c}\")"),
            };
            flags = off ? flags & ~flag : flags | flag;
        }
    }

    private PatternNode ParseEscape()
    {
        if (AtEnd)
        {
            throw new PatternException("TrailingBackslash");
        }

        var c = _pattern[_at];
        if (char.IsAsciiDigit(c))
        {
            var number = ParseNumber(ref _at)!.Value;
            _references.Add(number);
            return new BackReferenceNode(number, Has(Flags.IgnoreCase));
        }

        switch (c)
        {
            case 'A':
                _at++;
                return new AnchorNode(Anchor.TextStart);
            case 'z':
                _at++;
                return new AnchorNode(Anchor.TextEnd);
            case 'b':
                _at++;
                return new AnchorNode(Anchor.WordBoundary);
            case 'B':
                _at++;
                return new AnchorNode(Anchor.NotWordBoundary);
            case 'k':
                _at++;
                return TryTake("<") ? Reference(ParseName('>')) : throw new PatternException("InvalidGroupName");
            default:
                return ParseSetEscape() is { } set ? new SetNode(set, Has(Flags.IgnoreCase)) : Literal(ParseCharacterEscape());
        }
    }

    private BackReferenceNode Reference(string name)
    {
        var group = _groupNames.LastIndexOf(name);
        if (group <= 0 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            group = number;
        }

        if (group <= 0)
        {
            throw new PatternException($"InvalidGroupNameBackref(\"{name}\")");
        }

        _references.Add(group);
        return new BackReferenceNode(group, Has(Flags.IgnoreCase));
    }

    private string ParseName(char close)
    {
        var start = _at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(_pattern[_at]) || _pattern[_at] == '_'))
        {
            _at++;
        }

        var name = _pattern[start.._at];
        return name.Length > 0 && Next(close) ? name : throw new PatternException("InvalidGroupName");
    }

    private bool TryTake(string text)
    {
        if (!_pattern.AsSpan(_at).StartsWith(text, StringComparison.Ordinal))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }
}
