using System.Globalization;
using System.Text;

namespace Kcl.Net.Decoding;

/// <summary>A character in the messages of encoding/json, which looks at bytes: `é` shows as its first byte, `Ã`.</summary>
internal static class GoCharacter
{
    /// <summary>The first UTF-8 byte of the character at a position, as a character of its own.</summary>
    public static char FirstByte(string text, int at)
    {
        if (text[at] < '\u0080')
        {
            return text[at];
        }

        Span<byte> bytes = stackalloc byte[4];
        Rune.TryGetRuneAt(text, at, out var rune);
        (rune.Value == 0 ? Rune.ReplacementChar : rune).EncodeToUtf8(bytes);
        return (char)bytes[0];
    }

    public static string Quote(char c) => c switch
    {
        '\'' => @"'\''",
        '\\' => @"'\\'",
        '\a' => @"'\a'",
        '\b' => @"'\b'",
        '\f' => @"'\f'",
        '\n' => @"'\n'",
        '\r' => @"'\r'",
        '\t' => @"'\t'",
        '\v' => @"'\v'",
        < ' ' or '\u007f' => string.Create(CultureInfo.InvariantCulture, $@"'\x{(int)c:x2}'"),
        _ => $"'{c}'",
    };
}
