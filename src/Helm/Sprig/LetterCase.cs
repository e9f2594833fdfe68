using System.Text;

namespace Kcl.Net.Helm;

/// <summary>Go's case mapping: one character to one, as .NET's but for the Turkish letters, which .NET leaves alone.</summary>
internal static class LetterCase
{
    private const char DotlessSmall = '\u0131';
    private const char DottedCapital = '\u0130';

    public static string Upper(string text) => ByteText.Replaced(text).ToUpperInvariant().Replace(DotlessSmall, 'I');

    public static string Lower(string text) => ByteText.Replaced(text).ToLowerInvariant().Replace(DottedCapital, 'i');

    public static Rune Upper(Rune rune) => rune.Value == DotlessSmall ? new Rune('I') : Rune.ToUpperInvariant(rune);

    public static Rune Lower(Rune rune) => rune.Value == DottedCapital ? new Rune('i') : Rune.ToLowerInvariant(rune);
}
