using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// Recursive descent over the characters. Works on the text itself rather than on UTF-8 so that places need no
/// translation, and fails at the very character at which Go's scanner fails.
/// </summary>
internal sealed partial class JsonParser(SourceFile file, JsonOptions options)
{
    private static readonly FloatValue OutOfRange = new(0);
    private readonly bool _hasPlaces = file.Path.Length > 0;
    private readonly TextCache _cache = new();
    private readonly string _text = file.Text;
    private readonly StringBuilder _scratch = new();
    private string? _deferred;
    private int _deferredAt;
    private int _depth;
    private int _at;

    public Value Document()
    {
        if (!options.IsGo && _text.Length > 0 && _text[0] == '\uFEFF')
        {
            _at = 1;
        }

        SkipBlanks();
        var value = ReadValue();
        SkipBlanks();
        if (_at < _text.Length)
        {
            throw Unexpected("after top-level value");
        }

        // A number out of range does not end Go's decoding; a document of the wrong kind is found first.
        var document = value is NoneValue && _deferred is not null ? OutOfRange : value;
        if (GoTarget.Mismatch(document, options.Target) is { } problem)
        {
            throw new DataFormatException(problem, problem, YamlProblem.At(file, 0));
        }

        return _deferred is null
            ? value
            : throw new DataFormatException(_deferred, _deferred, YamlProblem.At(file, _deferredAt)) { Partial = value };
    }

    private Value ReadValue()
    {
        if (_at == _text.Length)
        {
            throw Fail("unexpected end of JSON input", _at);
        }

        switch (_text[_at])
        {
            case '{':
                return Object();
            case '[':
                return Array();
            case '"':
                return new StrValue(ReadString());
            case 't':
                Literal("true");
                return BoolValue.True;
            case 'f':
                Literal("false");
                return BoolValue.False;
            case 'n':
                Literal("null");
                return NoneValue.Instance;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                throw Unexpected("looking for beginning of value");
        }
    }

    private DictValue Object()
    {
        Enter();
        var dict = new DictValue();
        SkipBlanks();
        if (Accept('}'))
        {
            _depth--;
            return dict;
        }

        while (true)
        {
            Expect('"', "looking for beginning of object key string");
            var keyAt = _at;
            var key = ReadString();
            SkipBlanks();
            Expect(':', "after object key");
            _at++;
            SkipBlanks();
            var from = _at;
            var value = ReadValue();
            var origin = !_hasPlaces ? null : value is ListValue or DictValue ? Origin(keyAt, keyAt + 1) : Origin(from, _at);
            dict.Set(key, value, origin);
            SkipBlanks();
            if (Accept('}'))
            {
                _depth--;
                return dict;
            }

            Expect(',', "after object key:value pair");
            _at++;
            SkipBlanks();
        }
    }

    private ListValue Array()
    {
        Enter();
        var list = new ListValue();
        SkipBlanks();
        if (Accept(']'))
        {
            _depth--;
            return list;
        }

        while (true)
        {
            var from = _at;
            var value = ReadValue();
            list.Add(value, _hasPlaces ? Origin(from, value is ListValue or DictValue ? from + 1 : _at) : null);
            SkipBlanks();
            if (Accept(']'))
            {
                _depth--;
                return list;
            }

            Expect(',', "after array element");
            _at++;
            SkipBlanks();
        }
    }

    private void Enter()
    {
        if (++_depth > options.MaxDepth)
        {
            throw Fail("exceeded max depth", _at);
        }

        _at++;
    }

    private void Literal(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            _at++;
            if (_at >= _text.Length || _text[_at] != word[i])
            {
                throw Unexpected($"in literal {word} (expecting {GoCharacter.Quote(word[i])})", endIsBlank: true);
            }
        }

        _at++;
    }

    private bool Accept(char expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Expect(char expected, string where)
    {
        if (_at >= _text.Length || _text[_at] != expected)
        {
            throw Unexpected(where);
        }
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }

    private Origin Origin(int from, int to) => new(file, TextSpan.FromBounds(from, to));

    /// <summary>The character at hand does not belong there. Go feeds a blank at the end, which only some states refuse.</summary>
    private DataFormatException Unexpected(string where, bool endIsBlank = false)
    {
        if (_at >= _text.Length && !endIsBlank)
        {
            return Fail("unexpected end of JSON input", _at);
        }

        var character = _at < _text.Length ? GoCharacter.FirstByte(_text, _at) : ' ';
        return Fail(string.Create(CultureInfo.InvariantCulture, $"invalid character {GoCharacter.Quote(character)} {where}"), _at);
    }

    private DataFormatException Fail(string problem, int at) => new(problem, problem, YamlProblem.At(file, at));
}
