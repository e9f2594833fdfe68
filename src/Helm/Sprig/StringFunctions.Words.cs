using System.Text;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>The string functions that look at words and letters.</summary>
internal static partial class StringFunctions
{
    /// <summary>`strings.Title`: the first letter of each word in title case.</summary>
    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var previous = new Rune(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append((IsSeparator(previous) ? LetterCase.Title(rune) : rune).ToString());
            previous = rune;
        }

        return result.ToString();
    }

    /// <summary>Letters, digits and underscores belong to words; other ASCII does not, other Unicode only separates when it is space.</summary>
    private static bool IsSeparator(Rune rune)
    {
        if (rune.IsAscii)
        {
            return !char.IsAsciiLetterOrDigit((char)rune.Value) && rune.Value != '_';
        }

        return !Rune.IsLetter(rune) && !Rune.IsDigit(rune) && Rune.IsWhiteSpace(rune);
    }

    /// <summary>Lower-cases the first letter of each word.</summary>
    private static string Untitle(string text)
    {
        var result = new StringBuilder(text.Length);
        var atWord = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var space = Rune.IsWhiteSpace(rune);
            result.Append((atWord && !space ? LetterCase.Lower(rune) : rune).ToString());
            atWord = space;
        }

        return result.ToString();
    }

    private static string Initials(string text)
    {
        // The original takes the first byte of each word for a character.
        var result = new StringBuilder();
        var atWord = true;
        foreach (var b in ByteText.ToBytes(text))
        {
            var space = char.IsWhiteSpace((char)b) && b < 0x80;
            if (!space && atWord)
            {
                result.Append((char)b);
            }

            atWord = space;
        }

        return result.ToString();
    }

    private static string NoSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>Upper case becomes lower; lower case becomes title case after white space and upper case elsewhere.</summary>
    private static string SwapCase(string text)
    {
        var result = new StringBuilder(text.Length);
        var afterSpace = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var swapped = Rune.IsUpper(rune) ? LetterCase.Lower(rune)
                : !Rune.IsLower(rune) ? rune
                : afterSpace ? LetterCase.Title(rune) : LetterCase.Upper(rune);
            result.Append(swapped.ToString());
            afterSpace = Rune.IsWhiteSpace(rune);
        }

        return result.ToString();
    }

    private static string AbbreviateBoth(long left, long right, string text) =>
        Abbreviate(text, left, right, right < 4 || (left > 0 && right < 7));

    /// <summary>Shortens to a width in bytes with `...` where something is left out, keeping the byte at an offset visible.</summary>
    private static string Abbreviate(string text, long offset, long width, bool leave)
    {
        var bytes = ByteText.ToBytes(text);
        if (leave || text.Length == 0 || bytes.Length <= width)
        {
            return text;
        }

        offset = Math.Min(offset, bytes.Length);
        if (bytes.Length - offset < width - 3)
        {
            offset = bytes.Length - (width - 3);
        }

        if (offset <= 4)
        {
            return ByteText.FromBytes(bytes.AsSpan(0, (int)(width - 3))) + "...";
        }

        if (width < 7)
        {
            return "";
        }

        return offset + width - 3 < bytes.Length
            ? "..." + Abbreviate(ByteText.FromBytes(bytes.AsSpan((int)offset)), 0, width - 3, width - 3 < 4)
            : "..." + ByteText.FromBytes(bytes.AsSpan((int)(bytes.Length - (width - 3))));
    }
}
