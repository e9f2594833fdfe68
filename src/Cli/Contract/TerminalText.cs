using System.Globalization;
using System.Text;

namespace Kcl.Net.Cli.Contract;

/// <summary>
/// Makes text from files safe to show: escape sequences and direction marks in a name or message must not move the
/// cursor, colour the screen or reorder what a person reads.
/// </summary>
internal static class TerminalText
{
    public static string Clean(string text)
    {
        var i = 0;
        while (i < text.Length && !IsUnsafe(text[i]))
        {
            i++;
        }

        if (i == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16).Append(text, 0, i);
        for (; i < text.Length; i++)
        {
            if (IsUnsafe(text[i]))
            {
                clean.Append("\\u{").Append(((int)text[i]).ToString("x", CultureInfo.InvariantCulture)).Append('}');
            }
            else
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(char c) =>
        (c < ' ' && c is not ('\n' or '\t')) || c is (>= '\x7f' and <= '\x9f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
