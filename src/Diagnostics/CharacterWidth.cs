using System.Globalization;
using System.Text;

namespace Kcl.Net.Diagnostics;

/// <summary>How many columns of a terminal a text takes: two for wide East Asian characters and emoji, none for controls and marks.</summary>
internal static class CharacterWidth
{
    /// <summary>First and last code point of blocks whose characters are wide.</summary>
    private static ReadOnlySpan<int> Wide =>
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x26AA, 0x26AB,
        0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x270A, 0x270B, 0x2753, 0x2755, 0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2E80, 0x303E, 0x3041, 0x4DBF,
        0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
        0x16FE0, 0x1B2FF, 0x1F200, 0x1F320, 0x1F32D, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF,
        0x20000, 0x3FFFD,
    ];

    /// <summary>Width of the first <paramref name="characters"/> code points of a line.</summary>
    public static int Of(string line, int characters)
    {
        var width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (characters-- <= 0)
            {
                break;
            }

            width += Of(rune);
        }

        return width;
    }

    private static int Of(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsControl(rune) ? 0 : 1;
        }

        for (var i = 0; i < Wide.Length; i += 2)
        {
            if (rune.Value >= Wide[i] && rune.Value <= Wide[i + 1])
            {
                return 2;
            }
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;
    }
}
