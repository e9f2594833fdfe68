using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>Reads the inside of a tag: paths, literals, nested calls, `key=value` and `as |a b|`.</summary>
internal sealed class TagReader(string text)
{
    private const int MaxDepth = 64;
    private int _at;
    private int _depth;

    public List<string> BlockNames { get; } = [];

    public TemplateCall ReadCall()
    {
        var target = ReadOperand();
        return ReadArguments(target);
    }

    public void RequireEnd()
    {
        SkipBlanks();
        if (_at < text.Length)
        {
            throw Invalid();
        }
    }

    private TemplateCall ReadArguments(TemplateOperand target)
    {
        var parameters = new List<TemplateOperand>();
        var named = new List<KeyValuePair<string, TemplateOperand>>();
        while (true)
        {
            SkipBlanks();
            if (_at >= text.Length || text[_at] == ')')
            {
                return new TemplateCall(target, parameters, named);
            }

            if (TryReadBlockNames())
            {
                continue;
            }

            if (TryReadKey() is { } key)
            {
                named.Add(KeyValuePair.Create(key, ReadOperand()));
            }
            else
            {
                parameters.Add(ReadOperand());
            }
        }
    }

    private TemplateOperand ReadOperand()
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            throw Invalid();
        }

        switch (text[_at])
        {
            case '(':
                return ReadNested();
            case '"' or '\'':
                return new LiteralOperand(new StrValue(ReadString()));
            default:
                return ReadWord();
        }
    }

    private NestedOperand ReadNested()
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid();
        }

        _at++;
        var call = ReadCall();
        if (_at >= text.Length || text[_at] != ')')
        {
            throw Invalid();
        }

        _at++;
        _depth--;
        return new NestedOperand(call);
    }

    private string ReadString()
    {
        var quote = text[_at++];
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
            }

            value.Append(text[_at++]);
        }

        if (_at >= text.Length)
        {
            throw Invalid();
        }

        _at++;
        return value.ToString();
    }

    private TemplateOperand ReadWord()
    {
        var start = _at;
        var isVariable = _at < text.Length && text[_at] == '@';
        _at += isVariable ? 1 : 0;
        var up = 0;
        while (SkipPrefix("../") || SkipPrefix("./"))
        {
            up += text[_at - 2] == '.' && text.AsSpan(0, _at).EndsWith("../") ? 1 : 0;
        }

        var segments = ReadSegments();
        var word = text[start.._at];
        if (word.Length == 0)
        {
            throw Invalid();
        }

        if (segments.Count == 1 && segments[0] == "..")
        {
            up++;
            segments.Clear();
        }
        else if (segments.Count > 0 && (segments[0] is "this" or "."))
        {
            segments.RemoveAt(0);
        }

        return Literal(word) is { } literal ? literal : new PathOperand(up, isVariable, segments, word);
    }

    private bool SkipPrefix(string prefix)
    {
        if (!text.AsSpan(_at).StartsWith(prefix))
        {
            return false;
        }

        _at += prefix.Length;
        return true;
    }

    /// <summary>Names between dots or slashes; `[…]` holds any characters.</summary>
    private List<string> ReadSegments()
    {
        var segments = new List<string>();
        var from = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')' or '=' or '|' or '"' or '\''))
        {
            if (text[_at] == '[')
            {
                var close = text.IndexOf(']', _at);
                segments.Add(close < 0 ? throw Invalid() : text[(_at + 1)..close]);
                from = _at = close + 1;
            }
            else if ((text[_at] is '.' or '/') && !text.AsSpan(from, _at - from + 1).TrimStart('.').IsEmpty)
            {
                Add(segments, from);
                from = ++_at;
            }
            else if (text[_at] == '.' && segments.Count > 0)
            {
                from = ++_at;
            }
            else
            {
                _at++;
            }
        }

        Add(segments, from);
        return segments;
    }

    private void Add(List<string> segments, int from)
    {
        if (_at > from)
        {
            segments.Add(text[from.._at]);
        }
    }

    private static LiteralOperand? Literal(string word) => word switch
    {
        "true" => new LiteralOperand(BoolValue.True),
        "false" => new LiteralOperand(BoolValue.False),
        "null" or "undefined" => new LiteralOperand(NoneValue.Instance),
        _ when !char.IsAsciiDigit(word[0]) && word[0] != '-' => null,
        _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new LiteralOperand(IntValue.Of(whole)),
        _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => new LiteralOperand(new FloatValue(real)),
        _ => null,
    };

    private string? TryReadKey()
    {
        var at = _at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '@'))
        {
            at++;
        }

        if (at == _at || at >= text.Length || text[at] != '=')
        {
            return null;
        }

        var key = text[_at..at];
        _at = at + 1;
        return key;
    }

    private bool TryReadBlockNames()
    {
        var rest = text.AsSpan(_at);
        if (!rest.StartsWith("as") || !rest[2..].TrimStart().StartsWith("|"))
        {
            return false;
        }

        var open = text.IndexOf('|', _at);
        var close = text.IndexOf('|', open + 1);
        if (close < 0)
        {
            throw Invalid();
        }

        BlockNames.AddRange(text[(open + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _at = close + 1;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private static TemplateException Invalid() => TemplateException.Malformed(
        "InvalidSyntax(\"expected identifier, subexpression, leading_tilde_to_omit_whitespace, or path_inline\")");
}
