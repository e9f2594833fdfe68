namespace Kcl.Net.Lexer;

/// <summary>
/// What the scanner sees, before the place of a token decides its role. The order inside the operator groups matters:
/// <see cref="RawToken"/> answers range questions about it.
/// </summary>
internal enum RawKind : byte
{
    Eof,
    Newline,
    Indent,
    Dedent,
    Identifier,
    Integer,
    Float,
    String,

    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    SlashSlash,
    Percent,
    ShiftLeft,
    ShiftRight,
    Ampersand,
    Pipe,
    Caret,

    PlusAssign,
    MinusAssign,
    StarAssign,
    StarStarAssign,
    SlashAssign,
    SlashSlashAssign,
    PercentAssign,
    ShiftLeftAssign,
    ShiftRightAssign,
    AmpersandAssign,
    PipeAssign,
    CaretAssign,

    EqualEqual,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,

    Tilde,
    Bang,
    Assign,
    At,
    Dot,
    Ellipsis,
    Comma,
    Colon,
    Arrow,
    Question,
    Dollar,

    OpenParen,
    OpenBracket,
    OpenBrace,
    CloseParen,
    CloseBracket,
    CloseBrace,

    /// <summary>An operand that a repair puts in; no text has it.</summary>
    Missing,
}
