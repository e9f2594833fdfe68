using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Unicode;

/// <summary>The Unicode properties that string methods test.</summary>
internal static class CharacterClass
{
    public static bool IsAlphabetic(Rune c) =>
        c.IsAscii
            ? char.IsAsciiLetter((char)c.Value)
            : Rune.GetUnicodeCategory(c) is <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                || UnicodeRanges.Contain(UnicodeRanges.OtherAlphabetic, c.Value);

    public static bool IsNumeric(Rune c) =>
        Rune.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    public static bool IsLower(Rune c) =>
        c.IsAscii
            ? char.IsAsciiLetterLower((char)c.Value)
            : Rune.GetUnicodeCategory(c) == UnicodeCategory.LowercaseLetter || UnicodeRanges.Contain(UnicodeRanges.OtherLowercase, c.Value);

    public static bool IsUpper(Rune c) =>
        c.IsAscii
            ? char.IsAsciiLetterUpper((char)c.Value)
            : Rune.GetUnicodeCategory(c) == UnicodeCategory.UppercaseLetter || UnicodeRanges.Contain(UnicodeRanges.OtherUppercase, c.Value);

    public static bool IsTitle(Rune c) => Rune.GetUnicodeCategory(c) == UnicodeCategory.TitlecaseLetter;

    /// <summary>ASCII digits and the superscript digits; the engine compares the low 16 bits only.</summary>
    public static bool IsDigitOrSuperscript(Rune c) =>
        (c.IsAscii && char.IsAsciiDigit((char)c.Value))
        || (!c.IsAscii && (c.Value & 0xFFFF) is 0x00B2 or 0x00B3 or 0x00B9 or 0x2070 or (>= 0x2074 and <= 0x2079));

    /// <summary>Blanks, and controls that separate or are white space in bidirectional text.</summary>
    public static bool IsSpace(Rune c) =>
        c.Value is (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F) or 0x85 or 0x2028 or 0x2029
        || Rune.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    public static bool IsCased(string text, int at)
    {
        var rune = char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1])
            ? new Rune(text[at - 1], text[at])
            : Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
        return IsLower(rune) || IsUpper(rune) || IsTitle(rune);
    }

    public static bool IsCaseIgnorable(string text, int at) =>
        text[at] is '\'' or '.' or ':' or '^' or '`' or '\u00B7' or '\u2018' or '\u2019'
        || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
