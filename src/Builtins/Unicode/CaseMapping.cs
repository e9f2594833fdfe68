using System.Text;

namespace Kcl.Net.Builtins.Unicode;

/// <summary>Full case mappings of texts, independent of culture. ASCII takes the short way.</summary>
internal static class CaseMapping
{
    private const char Sigma = '\u03A3';
    private const char DottedI = '\u0130';
    private const char Kelvin = '\u212A';

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny(Sigma, DottedI, Kelvin))
        {
            return lower;
        }

        var result = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                Sigma => result.Append(IsFinalSigma(text, i) ? '\u03C2' : '\u03C3'),
                DottedI => result.Append("i\u0307"),
                Kelvin => result.Append('k'),
                _ => result.Append(lower[i]),
            };
        }

        return result.ToString();
    }

    public static string Upper(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().IndexOfAnyInRange('a', 'z') < 0 ? text : string.Create(text.Length, text, static (upper, t) => Ascii.ToUpper(t, upper, out _));
        }

        var upper = text.ToUpperInvariant();
        StringBuilder? result = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (SpecialCasing.Upper(text[i]) is { } special)
            {
                result ??= new StringBuilder(upper, 0, i, text.Length + 8);
                result.Append(special);
            }
            else
            {
                result?.Append(upper[i]);
            }
        }

        return result?.ToString() ?? upper;
    }

    public static string Title(Rune rune) =>
        rune.IsBmp && SpecialCasing.Title((char)rune.Value) is { } special ? special : Upper(rune.ToString());

    /// <summary>A sigma after a letter and not before one; case-ignorable characters in between do not count.</summary>
    private static bool IsFinalSigma(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && CharacterClass.IsCaseIgnorable(text, before))
        {
            before--;
        }

        var after = at + 1;
        while (after < text.Length && CharacterClass.IsCaseIgnorable(text, after))
        {
            after++;
        }

        return before >= 0 && CharacterClass.IsCased(text, before) && !(after < text.Length && CharacterClass.IsCased(text, after));
    }
}
