using Kcl.Net.Lexer;

namespace Kcl.Net.Formatting;

/// <summary>The tokens of a file by position, without layout. Positions are offsets into the text.</summary>
internal sealed class TokenIndex
{
    private readonly List<RawToken> _tokens = [];

    public TokenIndex(string text)
    {
        var scanned = Scanner.Scan(text);
        for (var i = 0; i < scanned.Count; i++)
        {
            if (!scanned[i].IsLayout)
            {
                _tokens.Add(scanned[i]);
            }
        }
    }

    /// <summary>The first token that begins at or after the offset; the end of the file when there is none.</summary>
    public RawToken Next(int offset) => _tokens[Math.Min(IndexOf(offset), _tokens.Count - 1)];

    /// <summary>As <see cref="Next"/>, after a comma if one comes first.</summary>
    public RawToken NextAfterComma(int offset)
    {
        var next = Next(offset);
        return next.Kind == RawKind.Comma ? Next(next.End) : next;
    }

    /// <summary>The end of the first colon at or after the offset that no bracket encloses.</summary>
    public int ColonEnd(int offset)
    {
        var depth = 0;
        for (var i = IndexOf(offset); i < _tokens.Count; i++)
        {
            depth += _tokens[i].IsOpen ? 1 : _tokens[i].IsClose ? -1 : 0;
            if (depth == 0 && _tokens[i].Kind == RawKind.Colon)
            {
                return _tokens[i].End;
            }
        }

        return offset;
    }

    /// <summary>The last token that begins before the offset.</summary>
    public RawToken Previous(int offset) => _tokens[Math.Max(IndexOf(offset) - 1, 0)];

    private int IndexOf(int offset)
    {
        var (low, high) = (0, _tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
