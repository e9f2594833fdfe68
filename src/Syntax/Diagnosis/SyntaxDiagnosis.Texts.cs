using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>How messages name tokens.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private const string Identifier = "identifier";
    private const string Literal = "literal";

    /// <summary>A token as found: the value of a literal, the symbol or the kind of anything else.</summary>
    private string TokenText()
    {
        ref var token = ref _raw[_at];
        switch (token.Kind)
        {
            case RawKind.Integer or RawKind.Float:
                var digitsEnd = token.End - token.Extra;
                var hasUnit = token.Kind == RawKind.Integer && NumberText.IsUnit(_raw.Text.AsSpan(digitsEnd, token.Extra));
                return (token.IsFaulty ? "0" : _raw.Text[token.Start..digitsEnd]) + (hasUnit ? _raw.Text.Substring(digitsEnd, token.Extra) : "");
            case RawKind.String:
                var (start, contentEnd, shape) = StringContent(token);
                return (shape & StringShape.Invalid) != 0
                    ? ""
                    : StringText.Evaluate(_raw.Text.AsSpan(start, contentEnd - start), (shape & StringShape.Raw) != 0);
            default:
                return KindText(token.Kind);
        }
    }

    private static (int Start, int End, StringShape Shape) StringContent(RawToken token)
    {
        var shape = (StringShape)token.Extra;
        var edge = (shape & StringShape.Triple) != 0 ? 3 : 1;
        var start = token.Start + edge + ((shape & StringShape.Raw) != 0 ? 1 : 0);
        return (start, Math.Max(start, (shape & StringShape.Unterminated) != 0 ? token.End : token.End - edge), shape);
    }

    private static string KindText(RawKind kind) => kind switch
    {
        RawKind.Eof => "eof",
        RawKind.Newline => "newline",
        RawKind.Indent => "indent",
        RawKind.Dedent => "dedent",
        RawKind.Identifier => Identifier,
        RawKind.Integer => "integer",
        RawKind.Float => "float",
        RawKind.String => "string",
        RawKind.Plus => "+",
        RawKind.Minus => "-",
        RawKind.Star => "*",
        RawKind.StarStar => "**",
        RawKind.Slash => "/",
        RawKind.SlashSlash => "//",
        RawKind.Percent => "%",
        RawKind.ShiftLeft => "<<",
        RawKind.ShiftRight => ">>",
        RawKind.Ampersand => "&",
        RawKind.Pipe => "|",
        RawKind.Caret => "^",
        RawKind.PlusAssign => "+=",
        RawKind.MinusAssign => "-=",
        RawKind.StarAssign => "*=",
        RawKind.StarStarAssign => "**=",
        RawKind.SlashAssign => "/=",
        RawKind.SlashSlashAssign => "//=",
        RawKind.PercentAssign => "%=",
        RawKind.ShiftLeftAssign => "<<=",
        RawKind.ShiftRightAssign => ">>=",
        RawKind.AmpersandAssign => "&=",
        RawKind.PipeAssign => "|=",
        RawKind.CaretAssign => "^=",
        RawKind.EqualEqual => "==",
        RawKind.NotEqual => "!=",
        RawKind.Less => "<",
        RawKind.LessEqual => "<=",
        RawKind.Greater => ">",
        RawKind.GreaterEqual => ">=",
        RawKind.Tilde => "~",
        RawKind.Bang => "not",
        RawKind.Assign => "=",
        RawKind.At => "@",
        RawKind.Dot => ".",
        RawKind.Ellipsis => "...",
        RawKind.Comma => ",",
        RawKind.Colon => ":",
        RawKind.Arrow => "->",
        RawKind.Question => "?",
        RawKind.Dollar => "$",
        RawKind.OpenParen => "(",
        RawKind.OpenBracket => "[",
        RawKind.OpenBrace => "{",
        RawKind.CloseParen => ")",
        RawKind.CloseBracket => "]",
        _ => "}",
    };
}
