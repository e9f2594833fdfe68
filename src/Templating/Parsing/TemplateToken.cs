using System.Text;

namespace Kcl.Net.Templating;

/// <summary>One token: where it starts (UTF-16 offset and 1-based line) and its text; for an error the text is the message.</summary>
internal readonly record struct TemplateToken(TokenKind Kind, int Position, string Text, int Line)
{
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
