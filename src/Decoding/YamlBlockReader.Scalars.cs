using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>Keys and scalars of one line. False and null leave the text to the full reader.</summary>
internal sealed partial class YamlBlockReader
{
    /// <summary>Reads a key and its colon.</summary>
    private bool TryKey(out string key)
    {
        key = "";
        var end = KeyEnd(out var text);
        if (end < 0)
        {
            return false;
        }

        key = _cache.Of(text);
        _at = end + 1;
        return true;
    }

    private bool IsKeyHere() => KeyEnd(out _) >= 0;

    /// <summary>Position of the colon behind the key at hand, or -1.</summary>
    private int KeyEnd(out ReadOnlySpan<char> text)
    {
        text = default;
        int end;
        if (_text[_at] is '"' or '\'')
        {
            var length = QuotedLength(out text);
            end = _at + length;
            return length > 0 && end < _text.Length && _text[end] == ':' && IsBlankOrEnd(end + 1) && length <= MaxKeyLength ? end : -1;
        }

        if (!BeginsPlain())
        {
            return -1;
        }

        var line = _text.AsSpan(_at, EndOf(_at) - _at);
        for (end = line.IndexOfAny(ColonOrHash); end >= 0 && end <= MaxKeyLength; end = Next(line, end))
        {
            if (line[end] == ':' && (end + 1 == line.Length || line[end + 1] == ' '))
            {
                text = line[..end];
                return text[^1] == ' ' ? -1 : _at + end;
            }

            if (line[end] == '#' && line[end - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The scalar at hand, to its last character; <paramref name="hasText"/> tells that it is not empty.</summary>
    private Value? Scalar(out bool hasText)
    {
        hasText = true;
        switch (_text[_at])
        {
            case '"' or '\'':
                var length = QuotedLength(out var quoted);
                if (length == 0)
                {
                    return null;
                }

                _at += length;
                hasText = !quoted.IsEmpty;
                return new StrValue(_cache.Of(quoted));
            case '[' or '{':
                hasText = false;
                return EmptyCollection();
            default:
                return BeginsPlain() ? Plain() : null;
        }
    }

    private Value? EmptyCollection()
    {
        var isList = _text[_at] == '[';
        if (_at + 1 == _text.Length || _text[_at + 1] != (isList ? ']' : '}'))
        {
            return null;
        }

        _at += 2;
        return isList ? new ListValue() : new DictValue();
    }

    private Value? Plain()
    {
        var line = _text.AsSpan(_at, EndOf(_at) - _at);
        for (var i = line.IndexOfAny(ColonOrHash); i >= 0; i = Next(line, i))
        {
            if (line[i] == ':' && (i + 1 == line.Length || line[i + 1] == ' '))
            {
                return null;
            }

            if (line[i] == '#' && line[i - 1] == ' ')
            {
                line = line[..i];
                break;
            }
        }

        line = line.TrimEnd(' ');
        _at += line.Length;
        var value = Core12Scalar.Resolve(line);
        return value is FloatValue { Value: var number } && !double.IsFinite(number) && _options.NonFiniteAsNone
            ? NoneValue.Instance
            : value ?? new StrValue(_cache.Of(line));
    }

    /// <summary>The next colon or hash of a line; -1 for none.</summary>
    private static int Next(ReadOnlySpan<char> line, int after)
    {
        var next = line[(after + 1)..].IndexOfAny(ColonOrHash);
        return next < 0 ? -1 : after + 1 + next;
    }

    /// <summary>Length with the quotes of a quoted scalar that has no escape and ends on its line; 0 for any other.</summary>
    private int QuotedLength(out ReadOnlySpan<char> text)
    {
        var quote = _text[_at];
        var rest = _text.AsSpan(_at + 1);
        var end = quote == '"' ? rest.IndexOfAny('"', '\\', '\n') : rest.IndexOfAny('\'', '\n');
        text = end < 0 ? default : rest[..end];
        return end < 0 || rest[end] != quote || (quote == '\'' && end + 1 < rest.Length && rest[end + 1] == '\'') ? 0 : end + 2;
    }

    /// <summary>Letters and digits and the few marks that never mean anything else in front; a dash only before a digit.</summary>
    private bool BeginsPlain()
    {
        var c = _text[_at];
        return char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '~' or '+' or '$' or '('
            || (c == '-' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
            || (c == '.' && _at + 1 < _text.Length && _text[_at + 1] is not '.');
    }

    private bool IsBlankOrEnd(int at) => at >= _text.Length || _text[at] is ' ' or '\n';
}
