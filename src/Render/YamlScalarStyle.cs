using System.Buffers;
using System.Text;

namespace Kcl.Net.Render;

internal enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
}

/// <summary>
/// Which style the engine's emitter gives a string: a wish from its meaning (would it read back as something else?) and a
/// veto from its characters.
/// </summary>
internal readonly struct YamlScalarStyle
{
    /// <summary>Keys longer than this many bytes, or of several lines, are written as `? key`.</summary>
    private const int MaxSimpleKeyBytes = 128;

    /// <summary>No word longer than this reads as something else.</summary>
    private const int LongestAmbiguous = 5;

    private static readonly SearchValues<char> Harmless = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./");

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private readonly bool _hasBreak;
    private readonly bool _hasSpecial;
    private readonly bool _hasIndicator;
    private readonly bool _hasSpaceBreak;
    private readonly bool _hasBreakSpace;
    private readonly bool _hasEdgeSpace;
    private readonly bool _hasTrailingSpace;

    private YamlScalarStyle(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _hasIndicator = StartsWithIndicator(text);
        var previousIsSpace = false;
        var previousIsBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is > ' ' and <= '~' and not (':' or '#'))
            {
                previousIsSpace = previousIsBreak = false;
                continue;
            }

            var isBreak = c is '\n' or '\u2028' or '\u2029' or '\r' or '\u0085';
            _hasBreak |= isBreak;
            _hasSpecial |= c != '\n' && !IsPrintable(text, i);
            _hasSpaceBreak |= isBreak && previousIsSpace;
            _hasBreakSpace |= c == ' ' && previousIsBreak;
            _hasIndicator |= c == ':' && IsBlankOrEnd(text, i + 1);
            _hasIndicator |= c == '#' && i > 0 && IsBlankOrEnd(text, i - 1);
            previousIsSpace = c == ' ';
            previousIsBreak = isBreak;
        }

        _hasTrailingSpace = text[^1] == ' ';
        _hasEdgeSpace = text[0] == ' ' || _hasTrailingSpace;
    }

    public static YamlStyle Of(string text, bool isSimpleKey)
    {
        // A word of characters that mean nothing.
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan().ContainsAnyExcept(Harmless))
        {
            return IsAmbiguousWord(text) ? YamlStyle.SingleQuoted : YamlStyle.Plain;
        }

        var analysis = new YamlScalarStyle(text);
        if (text.Contains('\n', StringComparison.Ordinal) && !isSimpleKey)
        {
            var literal = !analysis._hasSpecial && !analysis._hasSpaceBreak && !analysis._hasTrailingSpace;
            return literal ? YamlStyle.Literal : YamlStyle.DoubleQuoted;
        }

        if (!IsAmbiguous(text) && !analysis._hasIndicator && !analysis._hasEdgeSpace && !analysis._hasBreak && !analysis._hasSpecial)
        {
            return YamlStyle.Plain;
        }

        return analysis._hasSpecial || analysis._hasSpaceBreak || analysis._hasBreakSpace ? YamlStyle.DoubleQuoted : YamlStyle.SingleQuoted;
    }

    public static bool IsSimpleKey(string key)
    {
        const int MaxBytesPerCharacter = 3;
        return key.Length <= MaxSimpleKeyBytes
            && !key.AsSpan().ContainsAny(Breaks)
            && (key.Length <= MaxSimpleKeyBytes / MaxBytesPerCharacter || Encoding.UTF8.GetByteCount(key) <= MaxSimpleKeyBytes);
    }

    public static bool IsPrintable(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
        {
            return char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
        }

        return c is (>= ' ' and <= '~') or (>= '\u00A0' and < '\uFFFE' and not '\uFEFF');
    }

    /// <summary>The text might be read as a number, a truth value or null by some reader.</summary>
    private static bool IsAmbiguous(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || text[0] is '-' or '.' or '+')
        {
            return true;
        }

        return IsAmbiguousWord(text);
    }

    private static bool IsAmbiguousWord(string text) => text.Length <= LongestAmbiguous && (text[0] | 0x20) switch
    {
        'y' => Is(text, "y") || Is(text, "yes"),
        'n' => Is(text, "n") || Is(text, "no") || Is(text, "null") || Is(text, "nil") || Is(text, "nan"),
        'o' => Is(text, "on") || Is(text, "off"),
        't' => Is(text, "true"),
        'f' => Is(text, "false"),
        '~' => text == "~",
        _ => false,
    };

    private static bool Is(string text, string word) => Ascii.EqualsIgnoreCase(text, word);

    private static bool StartsWithIndicator(string text) =>
        text[0] is '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`'
        || (text[0] is '?' or ':' or '-' && IsBlankOrEnd(text, 1))
        || text.StartsWith("---", StringComparison.Ordinal)
        || text.StartsWith("...", StringComparison.Ordinal);

    private static bool IsBlankOrEnd(string text, int at) =>
        at >= text.Length || text[at] is ' ' or '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
