namespace Kcl.Net.Lexer;

/// <summary>Words that mean something in some place. Each is an ordinary name everywhere else.</summary>
internal enum Word : byte
{
    None,
    Import,
    As,
    Rule,
    Schema,
    Mixin,
    Protocol,
    Check,
    For,
    Assert,
    If,
    Elif,
    Else,
    Or,
    And,
    Not,
    In,
    Is,
    Lambda,
    All,
    Any,
    Filter,
    Map,
    Type,
    True,
    False,
    NoneValue,
    Undefined,
    Bool,
    Int,
    Float,
    Str,
}

internal static class Words
{
    /// <summary>The word an identifier spells; <see cref="Word.None"/> for all others.</summary>
    public static Word Find(ReadOnlySpan<char> name) => name.Length switch
    {
        2 => name switch
        {
            "as" => Word.As,
            "if" => Word.If,
            "or" => Word.Or,
            "in" => Word.In,
            "is" => Word.Is,
            _ => Word.None,
        },
        3 => name switch
        {
            "for" => Word.For,
            "and" => Word.And,
            "not" => Word.Not,
            "all" => Word.All,
            "any" => Word.Any,
            "map" => Word.Map,
            "int" => Word.Int,
            "str" => Word.Str,
            _ => Word.None,
        },
        4 => name switch
        {
            "rule" => Word.Rule,
            "elif" => Word.Elif,
            "else" => Word.Else,
            "type" => Word.Type,
            "True" => Word.True,
            "None" => Word.NoneValue,
            "bool" => Word.Bool,
            _ => Word.None,
        },
        5 => name switch
        {
            "mixin" => Word.Mixin,
            "check" => Word.Check,
            "False" => Word.False,
            "float" => Word.Float,
            _ => Word.None,
        },
        6 => name switch
        {
            "import" => Word.Import,
            "schema" => Word.Schema,
            "assert" => Word.Assert,
            "lambda" => Word.Lambda,
            "filter" => Word.Filter,
            _ => Word.None,
        },
        8 => name is "protocol" ? Word.Protocol : Word.None,
        9 => name is "Undefined" ? Word.Undefined : Word.None,
        _ => Word.None,
    };
}
