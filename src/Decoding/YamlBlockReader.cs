using System.Buffers;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// Reads the YAML that programs write: one document of block mappings and sequences whose scalars are plain or quoted, each on
/// one line. It works on the text alone, without tokens and events, which is ten times faster. Anything else it leaves to
/// <see cref="YamlDocuments"/>, mistakes included: what it does read, that reads the same.
/// </summary>
internal sealed partial class YamlBlockReader
{
    private const int MaxDepth = 100;
    private const int MaxKeyLength = 1000;
    private static readonly SearchValues<char> ColonOrHash = SearchValues.Create(":#");

    private readonly SourceFile _file;
    private readonly string _text;
    private readonly YamlOptions _options;
    private readonly TextCache _cache = new();
    private readonly bool _hasPlaces;

    /// <summary>Where the next content begins, and the column that is; at the end the column is -1.</summary>
    private int _at;
    private int _column;
    private int _depth;

    private YamlBlockReader(SourceFile file, YamlOptions options)
    {
        _file = file;
        _text = file.Text;
        _options = options;
        _hasPlaces = file.Path.Length > 0;
    }

    /// <summary>The value of a text in that form; null for any other text.</summary>
    public static Value? TryRead(SourceFile file, YamlOptions options)
    {
        if (options.Dialect != YamlDialect.Core12 || options.NumbersAsFloat || file.Text.Length > options.MaxCharacters || !HasPlainCharacters(file.Text))
        {
            return null;
        }

        var reader = new YamlBlockReader(file, options);
        reader.NextLine(0);
        return reader._column >= 0 && reader.Collection(-1) is { } value && reader._column < 0 ? value : null;
    }

    private static bool HasPlainCharacters(ReadOnlySpan<char> text)
    {
        for (var bad = text.IndexOfAnyExceptInRange(' ', '~'); bad >= 0; bad = text.IndexOfAnyExceptInRange(' ', '~'))
        {
            if (text[bad] != '\n')
            {
                return false;
            }

            text = text[(bad + 1)..];
        }

        return true;
    }

    /// <summary>The collection that begins here, right of a column; null when the form is another.</summary>
    private Value? Collection(int parent)
    {
        if (_column <= parent || ++_depth > Math.Min(MaxDepth, _options.MaxDepth))
        {
            return null;
        }

        var value = IsDash() ? Sequence(_column) : (Value?)Mapping(_column);
        _depth--;
        return value;
    }

    private DictValue? Mapping(int column)
    {
        var dict = new DictValue(4);
        while (_column == column && !IsDash())
        {
            var keyAt = _at;
            if (!TryKey(out var key))
            {
                return null;
            }

            if (Item(column, isInMapping: true, out var from, out var length) is not { } value)
            {
                return null;
            }

            var origin = !_hasPlaces ? null : length > 0 ? Origin(from, length) : Origin(keyAt, 1);
            dict.Set(key, value, origin);
        }

        return _column > column || dict.Count == 0 ? null : dict;
    }

    private ListValue? Sequence(int column)
    {
        var list = new ListValue(4);
        while (_column == column && IsDash())
        {
            _at++;
            if (Item(column, isInMapping: false, out var from, out var length) is not { } value)
            {
                return null;
            }

            list.Add(value, _hasPlaces ? Origin(from, Math.Max(length, 1)) : null);
        }

        return _column > column ? null : list;
    }

    /// <summary>
    /// What follows the colon or dash at hand: on the line or, deeper, on the next ones. For a scalar that has a text of its own
    /// <paramref name="length"/> is that of the text, otherwise zero.
    /// </summary>
    private Value? Item(int column, bool isInMapping, out int from, out int length)
    {
        (from, length) = (_at, 0);
        var blanks = 0;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
            blanks++;
        }

        if (_at == _text.Length || _text[_at] == '\n' || (_text[_at] == '#' && blanks > 0))
        {
            return ItemBelow(column, isInMapping, ref from);
        }

        from = _at;
        if (!isInMapping && (IsDash() || IsKeyHere()))
        {
            // The collection's column is that of its first entry.
            _column = column + 1 + blanks;
            return Collection(column);
        }

        var value = Scalar(out var isText);
        if (value is null)
        {
            return null;
        }

        length = isText ? _at - from : 0;
        return EndLine() ? value : null;
    }

    private Value? ItemBelow(int column, bool isInMapping, ref int from)
    {
        NextLine(_at);
        if (_column > column)
        {
            from = _at;
            return Collection(column);
        }

        if (isInMapping && _column == column && IsDash())
        {
            return Collection(column - 1);
        }

        return NoneValue.Instance;
    }

    /// <summary>Goes over blanks, a comment and the line break; false when there is something else.</summary>
    private bool EndLine()
    {
        var from = _at;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        if (_at < _text.Length && _text[_at] != '\n' && !(_text[_at] == '#' && _at > from))
        {
            return false;
        }

        NextLine(_at);
        return true;
    }

    /// <summary>Goes from inside a line to the content of the next line that has any.</summary>
    private void NextLine(int at)
    {
        // At the very beginning the line has not been looked at.
        if (at > 0)
        {
            at = EndOf(at) + 1;
        }

        while (at < _text.Length)
        {
            var content = at;
            while (content < _text.Length && _text[content] == ' ')
            {
                content++;
            }

            if (content < _text.Length && _text[content] is not ('\n' or '#'))
            {
                (_at, _column) = (content, content - at);
                return;
            }

            at = EndOf(content) + 1;
        }

        (_at, _column) = (_text.Length, -1);
    }

    private int EndOf(int at)
    {
        var length = _text.AsSpan(at).IndexOf('\n');
        return length < 0 ? _text.Length : at + length;
    }

    private bool IsDash() => _at < _text.Length && _text[_at] == '-' && (_at + 1 == _text.Length || _text[_at + 1] is ' ' or '\n');

    private Origin Origin(int from, int length) => new(_file, new TextSpan(from, Math.Min(length, _text.Length - from)));
}
