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
        return Count++;
    }

    public void RemoveLast() => Count--;

    /// <summary>Prepares for about as many tokens as the text will have, to avoid growing step by step.</summary>
    public void Reserve(int length)
    {
        if (length > _tokens.Length)
        {
            _tokens = new RawToken[length];
        }
    }
}
