namespace Kcl.Net.Lexer;

/// <summary>
/// The role of a token in its place: the alphabet of the grammar. Same names and order as the `tokens` block of
/// `grammar/KclParser.g4`; a test compares them.
/// </summary>
internal enum TokenKind
{
    Eof = -1,
    Name = 1,
    Integer,
    Float,
    String,

    /// <summary>`True`, `False`, `None`, `Undefined`.</summary>
    Constant,
    Newline,

    /// <summary>Deeper indentation that opens no block: layout inside brackets.</summary>
    Indent,
    Dedent,

    /// <summary>The indentation after a header's colon, line ends included.</summary>
    Block,
    Import,
    Type,
    Assert,

    /// <summary>`schema`, `mixin`, `protocol`.</summary>
    Schema,
    Rule,
    Mixin,
    Check,

    /// <summary>`if` at the start of a statement, item or entry.</summary>
    If,
    Elif,
    Else,

    /// <summary>`if` after an operand.</summary>
    When,
    For,
    In,
    As,
    Lambda,
    Quantifier,
    Unary,
    Binary,
    Pipe,

    /// <summary>`*` where an operand begins.</summary>
    Unpack,

    /// <summary>`**` where an operand begins.</summary>
    Merge,
    Assign,

    /// <summary>`+=`</summary>
    Insert,

    /// <summary>The other assigning operators.</summary>
    Augment,
    Comma,
    Colon,
    Dot,
    OptionalDot,
    Ellipsis,
    Arrow,

    /// <summary>`->` after the parameters of a function type.</summary>
    Result,
    Question,
    At,

    /// <summary>`(` where an operand begins.</summary>
    Group,

    /// <summary>`(` after an operand.</summary>
    Call,
    CloseParen,

    /// <summary>`[` where an operand begins.</summary>
    List,

    /// <summary>`[` after an operand.</summary>
    Index,
    OptionalIndex,

    /// <summary>`[` of an index signature.</summary>
    Signature,
    CloseBracket,

    /// <summary>`{` where an operand begins.</summary>
    Dict,

    /// <summary>`{` after a schema's name or call.</summary>
    Config,

    /// <summary>`{` of a lambda or quantifier body.</summary>
    Body,

    /// <summary>`{` around lambda parameters.</summary>
    Parameters,
    CloseBrace,

    /// <summary>Put where a repair needs an operand; never in a text.</summary>
    Missing,

    /// <summary>Fits nowhere.</summary>
    Unknown,
}
