namespace Kcl.Net.Lexer;

/// <summary>
/// A token as scanned. <see cref="Extra"/> is: for a dedent the surplus of spaces (0 for a clean one), for an opening
/// brace the index of its closer, for a number the length of its unit suffix, for a string its <see cref="StringShape"/>.
/// </summary>
internal struct RawToken
{
    public int Start;
    public int End;
    public int Extra;
    public RawKind Kind;
    public Word Word;

    /// <summary>A number whose form is wrong.</summary>
    public bool IsFaulty;

    public readonly bool IsOpen => Kind is RawKind.OpenParen or RawKind.OpenBracket or RawKind.OpenBrace;

    public readonly bool IsClose => Kind is RawKind.CloseParen or RawKind.CloseBracket or RawKind.CloseBrace;

    public readonly bool IsBinaryOperator => Kind is >= RawKind.Plus and <= RawKind.Caret;

    public readonly bool IsAugmentedAssign => Kind is >= RawKind.PlusAssign and <= RawKind.CaretAssign;

    public readonly bool IsComparison => Kind is >= RawKind.EqualEqual and <= RawKind.GreaterEqual;

    public readonly bool IsLayout => Kind is RawKind.Newline or RawKind.Indent or RawKind.Dedent;

    public readonly bool IsLiteral => Kind is RawKind.Integer or RawKind.Float or RawKind.String;

    public readonly bool IsTripleString => Kind == RawKind.String && ((StringShape)Extra & StringShape.Triple) != 0;

    public readonly bool Is(Word word) => Word == word;
}

[Flags]
internal enum StringShape
{
    None = 0,
    Raw = 1,
    Triple = 2,
    Unterminated = 4,
    Invalid = 8,
}
