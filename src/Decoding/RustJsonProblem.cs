using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kcl.Net.Decoding;

/// <summary>
/// What serde_json, the engine's JSON library, says about a text that is no JSON: its sentences, and lines and columns as it
/// counts them: the bytes that it took. Only asked after <see cref="JsonReader"/> has failed.
/// </summary>
internal sealed class RustJsonProblem
{
    private readonly string _text;
    private int _at;

    private RustJsonProblem(string text) => _text = text;

    /// <summary>The sentence with its place; null when there is nothing to say.</summary>
    public static string? Of(string text)
    {
        try
        {
            var problem = new RustJsonProblem(text);
            problem.Value();
            return problem.Peek() is null ? null : problem.Here("trailing characters").Message;
        }
        catch (Found found)
        {
            return found.Message;
        }
    }

    private void Value()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (Peek())
        {
            case null:
                throw Here("EOF while parsing a value");
            case 'n':
                Word("null");
                break;
            case 't':
                Word("true");
                break;
            case 'f':
                Word("false");
                break;
            case '"':
                Text();
                break;
            case '[':
                List();
                break;
            case '{':
                Object();
                break;
            case '-' or (>= '0' and <= '9'):
                Number();
                break;
            default:
                throw Here("expected value");
        }
    }

    private void Word(string word)
    {
        _at++;
        foreach (var c in word.AsSpan(1))
        {
            if (_at >= _text.Length)
            {
                throw Behind("EOF while parsing a value");
            }

            if (_text[_at++] != c)
            {
                throw Behind("expected ident");
            }
        }
    }

    private void List()
    {
        _at++;
        for (var isFirst = true; ; isFirst = false)
        {
            switch (Peek())
            {
                case null:
                    throw Here("EOF while parsing a list");
                case ']':
                    _at++;
                    return;
                case ',' when !isFirst:
                    _at++;
                    if (Peek() is ']')
                    {
                        throw Here("trailing comma");
                    }

                    break;
                case not null when !isFirst:
                    throw Here("expected `,` or `]`");
            }

            Value();
        }
    }

    private void Object()
    {
        _at++;
        for (var isFirst = true; ; isFirst = false)
        {
            switch (Peek())
            {
                case null:
                    throw Here("EOF while parsing an object");
                case '}':
                    _at++;
                    return;
                case ',' when !isFirst:
                    _at++;
                    break;
                case not null when !isFirst:
                    throw Here("expected `,` or `}`");
            }

            switch (Peek())
            {
                case null:
                    throw Here("EOF while parsing a value");
                case '"':
                    Text();
                    break;
                case '}':
                    throw Here("trailing comma");
                default:
                    throw Here("key must be a string");
            }

            if (Peek() != ':')
            {
                throw Here(Peek() is null ? "EOF while parsing an object" : "expected `:`");
            }

            _at++;
            Value();
        }
    }

    private void Text()
    {
        const string End = "EOF while parsing a string";
        _at++;
        while (true)
        {
            switch (Next(End))
            {
                case '"':
                    return;
                case < ' ':
                    throw Behind("control character (\\u0000-\\u001F) found while parsing a string");
                case '\\':
                    Escape(Next(End));
                    break;
            }
        }
    }

    private void Escape(char kind)
    {
        if (kind == 'u')
        {
            var digits = _text.AsSpan(_at, Math.Min(4, _text.Length - _at));
            _at += digits.Length;
            if (digits.Length < 4)
            {
                throw Behind("EOF while parsing a string");
            }

            if (digits.ContainsAnyExcept("0123456789abcdefABCDEF"))
            {
                throw Behind("invalid escape");
            }
        }
        else if (kind is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
        {
            throw Behind("invalid escape");
        }
    }

    private void Number()
    {
        var from = _at;
        _at += _text[_at] == '-' ? 1 : 0;
        var first = Next("EOF while parsing a value");
        if (!char.IsAsciiDigit(first))
        {
            throw Behind("invalid number");
        }

        if (first == '0' && IsDigit())
        {
            throw Here("invalid number");
        }

        Digits();
        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            if (!IsDigit())
            {
                throw Here(_at < _text.Length ? "invalid number" : "EOF while parsing a value");
            }

            Digits();
        }

        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is '+' or '-' ? 1 : 0;
            if (!char.IsAsciiDigit(Next("EOF while parsing a value")))
            {
                throw Behind("invalid number");
            }

            Digits();
        }

        if (!double.IsFinite(double.Parse(_text.AsSpan(from, _at - from), NumberStyles.Float, CultureInfo.InvariantCulture)))
        {
            throw Behind("number out of range");
        }
    }

    private bool IsDigit() => _at < _text.Length && char.IsAsciiDigit(_text[_at]);

    private void Digits()
    {
        while (IsDigit())
        {
            _at++;
        }
    }

    private char Next(string atEnd) => _at < _text.Length ? _text[_at++] : throw Behind(atEnd);

    /// <summary>The next character that is no blank; null at the end.</summary>
    private char? Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : null;
    }

    /// <summary>At the character that was looked at.</summary>
    private Found Here(string problem) => At(problem, isLookedAt: _at < _text.Length);

    /// <summary>At the character that was taken last.</summary>
    private Found Behind(string problem) => At(problem, isLookedAt: false);

    private Found At(string problem, bool isLookedAt)
    {
        var taken = _text.AsSpan(0, _at);
        var line = taken.Count('\n') + 1;
        var column = Encoding.UTF8.GetByteCount(taken[(taken.LastIndexOf('\n') + 1)..]) + (isLookedAt ? 1 : 0);
        return new Found(string.Create(CultureInfo.InvariantCulture, $"{problem} at line {line} column {column}"));
    }

    private sealed class Found(string message) : Exception(message);
}
