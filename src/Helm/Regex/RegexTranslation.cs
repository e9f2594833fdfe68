using System.Globalization;
using System.Text;

namespace Kcl.Net.Helm;

/// <summary>
/// Rewrites an RE2 expression for .NET's linear engine. The differences: classes like `\d` are ASCII, `$` is the very end,
/// named groups, POSIX classes, `\Q…\E`, `\x{…}` and the ungreedy flag. Reports what RE2 rejects in RE2's words.
/// </summary>
internal sealed class RegexTranslation
{
    private const int MaxRepeat = 1000;
    private const int MaxDepth = 250;
    private readonly string _pattern;
    private readonly StringBuilder _output = new();
    private readonly Stack<(bool Ungreedy, bool MultiLine, int Start)> _groups = new();
    private int _at;
    private bool _ungreedy;
    private bool _multiLine;
    private int _captures;

    private RegexTranslation(string pattern) => _pattern = pattern;

    /// <summary>Numbers of the named groups.</summary>
    private Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The .NET expression; throws <see cref="FormatException"/> with RE2's message.</summary>
    public static (string Expression, IReadOnlyDictionary<string, int> Names) Translate(string pattern)
    {
        var translation = new RegexTranslation(pattern);
        return (translation.Run(), translation.Names);
    }

    private string Run()
    {
        // Whether a quantifier may stand here, and where the last one began when it directly precedes.
        var repeatable = false;
        var lastRepeat = -1;
        while (_at < _pattern.Length)
        {
            var c = _pattern[_at];
            switch (c)
            {
                case '(':
                    Open(ref repeatable);
                    lastRepeat = -1;
                    break;
                case ')':
                    if (_groups.Count == 0)
                    {
                        throw Error("unexpected )", _pattern);
                    }

                    (_ungreedy, _multiLine, _) = _groups.Pop();
                    _output.Append(')');
                    _at++;
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                case '|':
                    _output.Append('|');
                    _at++;
                    (repeatable, lastRepeat) = (false, -1);
                    break;
                case '[':
                    new RegexClass(_pattern, _output).Translate(ref _at);
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                case '*' or '+' or '?':
                    Repeat(_at + 1, repeatable, ref lastRepeat);
                    break;
                case '{' when RepeatEnd(_at) is var end && end > 0:
                    Repeat(end, repeatable, ref lastRepeat);
                    break;
                case '^':
                    _output.Append('^');
                    _at++;
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                case '$':
                    _output.Append(_multiLine ? "$" : @"\z");
                    _at++;
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                case '\\':
                    Escape();
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                case '{' or '}' or ']' or '#' or ' ':
                    _output.Append('\\').Append(c);
                    _at++;
                    (repeatable, lastRepeat) = (true, -1);
                    break;
                default:
                    Literal();
                    (repeatable, lastRepeat) = (true, -1);
                    break;
            }
        }

        return _groups.Count == 0 ? _output.ToString() : throw Error("missing closing )", _pattern);
    }

    public static FormatException Error(string what, string where) => new($"error parsing regexp: {what}: `{where}`");

    private void Literal()
    {
        if (char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length)
        {
            _output.Append("(?:").Append(_pattern, _at, 2).Append(')');
            _at += 2;
            return;
        }

        _output.Append(_pattern[_at++]);
    }

    private void Open(ref bool repeatable)
    {
        if (_groups.Count > MaxDepth)
        {
            throw Error("expression nests too deeply", _pattern);
        }

        _groups.Push((_ungreedy, _multiLine, _at));
        if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != '?')
        {
            _output.Append('(');
            _captures++;
            _at++;
            repeatable = false;
            return;
        }

        var name = _at + 2 < _pattern.Length && _pattern[_at + 2] == 'P' ? _at + 3 : _at + 2;
        if (name < _pattern.Length && _pattern[name] == '<')
        {
            var end = _pattern.IndexOf('>', name);
            if (end < 0)
            {
                throw Error("invalid named capture", _pattern[_at..]);
            }

            var text = _pattern[(name + 1)..end];
            if (text.Length == 0 || !IsName(text))
            {
                throw Error("invalid named capture", _pattern[_at..(end + 1)]);
            }

            // .NET numbers named groups after all others, RE2 in order: names are kept beside the expression.
            Names.TryAdd(text, ++_captures);
            _output.Append('(');
            _at = end + 1;
            repeatable = false;
            return;
        }

        Flags(ref repeatable);
    }

    private void Flags(ref bool repeatable)
    {
        var start = _at;
        var on = true;
        var (flags, any) = (new StringBuilder(), false);
        for (_at += 2; _at < _pattern.Length; _at++)
        {
            switch (_pattern[_at])
            {
                case 'i' or 's' or 'm' or 'U':
                    any = true;
                    if (_pattern[_at] == 'U')
                    {
                        _ungreedy = on;
                        continue;
                    }

                    _multiLine = _pattern[_at] == 'm' ? on : _multiLine;
                    flags.Append(_pattern[_at]);
                    continue;
                case '-' when on:
                    on = false;
                    any = false;
                    flags.Append('-');
                    continue;
                case ':' or ')' when on || any:
                    var text = flags.ToString().TrimEnd('-');
                    _output.Append("(?").Append(text).Append(_pattern[_at] == ')' && text.Length == 0 ? ":" : "").Append(_pattern[_at]);
                    if (_pattern[_at] == ')')
                    {
                        // Flags alone hold until the end of the group around them.
                        _groups.Pop();
                    }

                    _at++;
                    repeatable = false;
                    return;
            }

            break;
        }

        throw Error(_at < _pattern.Length ? "invalid or unsupported Perl syntax" : "missing argument to repetition operator", _pattern[start..Math.Min(_at + 1, _pattern.Length)]);
    }

    private void Repeat(int end, bool repeatable, ref int lastRepeat)
    {
        var start = _at;
        if (!repeatable && lastRepeat < 0)
        {
            throw Error("missing argument to repetition operator", _pattern[start..end]);
        }

        if (lastRepeat >= 0)
        {
            var lazyEnd = end < _pattern.Length && _pattern[end] == '?' ? end + 1 : end;
            throw Error("invalid nested repetition operator", _pattern[lastRepeat..lazyEnd]);
        }

        _output.Append(_pattern, start, end - start);
        var lazy = end < _pattern.Length && _pattern[end] == '?';
        if (lazy != _ungreedy)
        {
            _output.Append('?');
        }

        lastRepeat = start;
        _at = lazy ? end + 1 : end;
    }

    /// <summary>End of a `{n,m}` that begins here, or 0 when it is literal text.</summary>
    private int RepeatEnd(int at)
    {
        var i = at + 1;
        var low = Number(ref i);
        var high = low;
        if (low >= 0 && i < _pattern.Length && _pattern[i] == ',')
        {
            i++;
            high = i < _pattern.Length && _pattern[i] == '}' ? 0 : Number(ref i);
        }

        if (low < 0 || high < 0 || i >= _pattern.Length || _pattern[i] != '}')
        {
            return 0;
        }

        var unbounded = _pattern[i - 1] == ',';
        if (low > MaxRepeat || high > MaxRepeat || (!unbounded && high < low))
        {
            throw Error("invalid repeat count", _pattern[at..(i + 1)]);
        }

        return i + 1;
    }

    private int Number(ref int at)
    {
        var start = at;
        while (at < _pattern.Length && char.IsAsciiDigit(_pattern[at]))
        {
            at++;
        }

        return at == start || (at - start > 1 && _pattern[start] == '0')
            ? -1
            : at - start > 6 ? MaxRepeat + 1 : int.Parse(_pattern.AsSpan(start, at - start), CultureInfo.InvariantCulture);
    }

    private void Escape()
    {
        if (_at + 1 >= _pattern.Length)
        {
            throw Error("trailing backslash at end of expression", "");
        }

        switch (_pattern[_at + 1])
        {
            case 'A' or 'z' or 'b' or 'B':
                _output.Append(_pattern, _at, 2);
                _at += 2;
                return;
            case 'Q':
                var end = _pattern.IndexOf(@"\E", _at + 2, StringComparison.Ordinal);
                var literal = end < 0 ? _pattern[(_at + 2)..] : _pattern[(_at + 2)..end];
                _output.Append(System.Text.RegularExpressions.Regex.Escape(literal));
                _at = end < 0 ? _pattern.Length : end + 2;
                return;
            default:
                new RegexClass(_pattern, _output).TranslateEscape(ref _at, false);
                return;
        }
    }

    private static bool IsName(string text)
    {
        foreach (var c in text)
        {
            if (c != '_' && !char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
