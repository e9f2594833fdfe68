using Kcl.Net.Diagnostics;

namespace Kcl.Net.Lexer;

/// <summary>The tokens of one text (or of an interpolation inside it), with comments and errors apart. Ends with Eof.</summary>
internal sealed class ScannedText(string text)
{
    private RawToken[] _tokens = new RawToken[64];

    public string Text { get; } = text;

    public int Count { get; private set; }

    public List<TextSpan> Comments { get; } = [];

    public List<SyntaxFault> Errors { get; } = [];

    /// <summary>Scanning stopped early: brackets or blocks were nested beyond the limit.</summary>
    public bool IsTooDeep { get; set; }

    public ref RawToken this[int index] => ref _tokens[index];

    public ReadOnlySpan<char> Slice(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    public int Add(RawKind kind, int start, int end, int extra = 0, Word word = Word.None)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        ref var token = ref _tokens[Count];
        token.Kind = kind;
        token.Start = start;
        token.End = end;
        token.Extra = extra;
        token.Word = word;
        token.IsFaulty = false;
        return Count++;
    }

    /// <summary>
    /// The same tokens without some ranges of whole statements, and with missing operands put in before some tokens.
    /// No bracket is open across a range.
    /// </summary>
    public ScannedText Repaired(IReadOnlyList<(int First, int End)> ranges, IReadOnlyList<int> missing)
    {
        var rest = new ScannedText(Text);
        rest.Reserve(Count + missing.Count);
        var next = 0;
        var nextMissing = 0;
        for (var i = 0; i < Count; i++)
        {
            for (; nextMissing < missing.Count && missing[nextMissing] == i; nextMissing++)
            {
                rest.Add(RawKind.Missing, _tokens[i].Start, _tokens[i].Start);
            }

            while (next < ranges.Count && ranges[next].End <= i)
            {
                next++;
            }

            ref var token = ref _tokens[i];
            if (next < ranges.Count && i >= ranges[next].First && token.Kind != RawKind.Eof)
            {
                continue;
            }

            var shift = i - rest.Count;
            var added = rest.Add(token.Kind, token.Start, token.End, token.IsOpen && token.Extra > 0 ? token.Extra - shift : token.Extra, token.Word);
            rest[added].IsFaulty = token.IsFaulty;
        }

        return rest;
    }

    public void RemoveLast() => Count--;

    /// <summary>Drops the layout after the last token, for a text that is read as one expression: its blocks need no end.</summary>
    public void EndAtLastToken()
    {
        while (Count > 0 && _tokens[Count - 1].Kind is RawKind.Eof or RawKind.Newline or RawKind.Dedent)
        {
            RemoveLast();
        }

        Add(RawKind.Newline, Text.Length, Text.Length);
        Add(RawKind.Eof, Text.Length, Text.Length);
    }

    /// <summary>Prepares for about as many tokens as the text will have, to avoid growing step by step.</summary>
    public void Reserve(int length)
    {
        if (length > _tokens.Length)
        {
            _tokens = new RawToken[length];
        }
    }
}
