using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>
/// Reads a pattern in the engine's syntax: Rust's regular expressions plus look-around, back references, atomic groups and
/// possessive repetition. Nesting is bounded as in the engine.
/// </summary>
internal sealed partial class PatternParser
{
    private const int MaxDepth = 64;
    private readonly string _pattern;
    private readonly List<string?> _groupNames = [null];
    private readonly List<int> _references = [];
    private int _at;
    private int _depth;
    private Flags _flags;

    private PatternParser(string pattern) => _pattern = pattern;

    /// <summary>The pattern and the names of its groups by number; the entry for group 0 and unnamed groups is null.</summary>
    public static (PatternNode Root, IReadOnlyList<string?> GroupNames) Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var root = parser.ParseChoice();
        if (!parser.AtEnd)
        {
            throw new PatternException("unopened group");
        }

        foreach (var reference in parser._references)
        {
            if (reference >= parser._groupNames.Count)
            {
                throw new PatternException("InvalidBackref");
            }
        }

        return (root, parser._groupNames);
    }

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        MultiLine = 2,
        DotAll = 4,
        Extended = 8,
        SwapGreed = 16,
    }

    private bool AtEnd => _at >= _pattern.Length;

    private bool Has(Flags flag) => (_flags & flag) != 0;

    private bool Next(char expected)
    {
        if (AtEnd || _pattern[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private PatternNode ParseChoice()
    {
        if (++_depth > MaxDepth)
        {
            throw new PatternException("RecursionExceeded");
        }

        var flags = _flags;
        var options = new List<PatternNode> { ParseSequence() };
        while (Next('|'))
        {
            options.Add(ParseSequence());
        }

        _flags = flags;
        _depth--;
        return options.Count == 1 ? options[0] : new ChoiceNode(options);
    }

    private PatternNode ParseSequence()
    {
        var items = new List<PatternNode>();
        while (true)
        {
            SkipExtended();
            if (AtEnd || (_pattern[_at] is '|' or ')'))
            {
                return items.Count == 1 ? items[0] : new SequenceNode(items);
            }

            var item = ParseAtom();
            if (item is not null)
            {
                items.Add(ParseRepeat(item));
            }
        }
    }

    /// <summary>White space and comments between the parts of a pattern under `(?x)`.</summary>
    private void SkipExtended()
    {
        while (!AtEnd)
        {
            if (_pattern.AsSpan(_at).StartsWith("(?#"))
            {
                var end = _pattern.IndexOf(')', _at);
                _at = end < 0 ? throw new PatternException("UnclosedOpenParen") : end + 1;
            }
            else if (Has(Flags.Extended) && char.IsWhiteSpace(_pattern[_at]))
            {
                _at++;
            }
            else if (Has(Flags.Extended) && _pattern[_at] == '#')
            {
                var end = _pattern.IndexOf('\n', _at);
                _at = end < 0 ? _pattern.Length : end + 1;
            }
            else
            {
                return;
            }
        }
    }

    private PatternNode ParseRepeat(PatternNode item)
    {
        SkipExtended();
        if (AtEnd)
        {
            return item;
        }

        var start = _at;
        int min;
        int? max;
        switch (_pattern[_at])
        {
            case '*':
                (min, max) = (0, null);
                _at++;
                break;
            case '+':
                (min, max) = (1, null);
                _at++;
                break;
            case '?':
                (min, max) = (0, 1);
                _at++;
                break;
            case '{' when ParseBounds() is { } bounds:
                (min, max) = bounds;
                break;
            default:
                return item;
        }

        if (item is LookNode or EmptyNode or AnchorNode { Anchor: not (Anchor.WordBoundary or Anchor.NotWordBoundary) })
        {
            throw new PatternException("TargetNotRepeatable");
        }

        if (max < min || min > 1_000_000 || max > 1_000_000)
        {
            throw new PatternException("InvalidRepeat");
        }

        SkipExtended();
        var lazy = Next('?');
        var possessive = !lazy && _at > start && Next('+');
        return new RepeatNode(item, min, max, lazy == Has(Flags.SwapGreed), possessive);
    }

    /// <summary>`{n}`, `{n,}`, `{,m}` or `{n,m}`; anything else is a plain brace.</summary>
    private (int Min, int? Max)? ParseBounds()
    {
        var at = _at + 1;
        var min = ParseNumber(ref at);
        var comma = at < _pattern.Length && _pattern[at] == ',';
        at += comma ? 1 : 0;
        var max = comma ? ParseNumber(ref at) : min;
        if (at >= _pattern.Length || _pattern[at] != '}' || (min is null && max is null))
        {
            return null;
        }

        _at = at + 1;
        return (min ?? 0, max);
    }

    private int? ParseNumber(ref int at)
    {
        var start = at;
        while (at < _pattern.Length && char.IsAsciiDigit(_pattern[at]))
        {
            at++;
        }

        if (at == start)
        {
            return null;
        }

        return int.TryParse(_pattern.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PatternException("InvalidRepeat");
    }

    private int ReadCodePoint()
    {
        Rune.DecodeFromUtf16(_pattern.AsSpan(_at), out var rune, out var length);
        _at += length;
        return rune.Value;
    }
}
