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

    /// <summary>The capital that begins a word: letters that are two in one have a form of their own, Georgian ones stay as they are.</summary>
    public static Rune Title(Rune rune) => rune.Value switch
    {
        >= 0x01C4 and <= 0x01CC => new Rune(0x01C5 + ((rune.Value - 0x01C4) / 3 * 3)),
        >= 0x01F1 and <= 0x01F3 => new Rune(0x01F2),
        >= 0x10D0 and <= 0x10FF => rune,
        _ => Upper(rune),
    };

    public static Rune Lower(Rune rune) => rune.Value == DottedCapital ? new Rune('i') : Rune.ToLowerInvariant(rune);
}
