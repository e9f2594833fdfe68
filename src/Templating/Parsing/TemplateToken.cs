using System.Text;

namespace Kcl.Net.Templating;

/// <summary>One token: where it starts (UTF-16 offset and 1-based line) and its text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">UTF-16 offset of its start.</param>
/// <param name="Content">Its text; for an error the message; for plain text, which may be long, all of the source.</param>
/// <param name="Length">Length of the token.</param>
/// <param name="Line">1-based line of its start.</param>
internal readonly record struct TemplateToken(TokenKind Kind, int Position, string Content, int Length, int Line)
{
    public string Text => Kind == TokenKind.Text ? Content.Substring(Position, Length) : Content;

    /// <summary>As parse errors name the token.</summary>
    public string Describe()
    {
        if (Kind == TokenKind.EndOfFile)
        {
            return "EOF";
        }

        if (Kind == TokenKind.Error)
        {
            return Text;
        }

        if (Kind > TokenKind.Keyword)
        {
            return "<" + Text + ">";
        }

        return Encoding.UTF8.GetByteCount(Text) > 10
            ? GoQuote.Quote(GoText.TruncateRunes(Text, 10)) + "..."
            : GoQuote.Quote(Text);
    }
}
