using System.Text;

namespace Kcl.Net.Lexer;

/// <summary>
/// Characters by their Unicode name, for `\N{…}`. Covers the names that follow a rule (Latin, Greek, Cyrillic letters,
/// CJK ideographs) and those of common symbols.
/// </summary>
internal static class CharacterNames
{
    public static bool TryFind(ReadOnlySpan<char> name, out Rune rune)
    {
        var key = name.ToString().ToUpperInvariant();
        const string Ideograph = "CJK UNIFIED IDEOGRAPH-";
        if (key.StartsWith(Ideograph, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(Ideograph.Length), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
        {
            return Rune.TryCreate(code, out rune);
        }

        var value = Symbol(key);
        if (value == 0)
        {
            value = Letter(key);
        }

        rune = value == 0 ? Rune.ReplacementChar : new Rune(value);
        return value != 0;
    }

    private static int Letter(string key)
    {
        const string Small = "LATIN SMALL LETTER ";
        const string Capital = "LATIN CAPITAL LETTER ";
        if (key.Length == Small.Length + 1 && key.StartsWith(Small, StringComparison.Ordinal) && char.IsAsciiLetterUpper(key[^1]))
        {
            return key[^1] | 0x20;
        }

        if (key.Length == Capital.Length + 1 && key.StartsWith(Capital, StringComparison.Ordinal) && char.IsAsciiLetterUpper(key[^1]))
        {
            return key[^1];
        }

        return Greek(key);
    }

    private static int Greek(string key)
    {
        const string Small = "GREEK SMALL LETTER ";
        const string Capital = "GREEK CAPITAL LETTER ";
        var start = key.StartsWith(Small, StringComparison.Ordinal) ? 0x3B1 : key.StartsWith(Capital, StringComparison.Ordinal) ? 0x391 : 0;
        if (start == 0)
        {
            return 0;
        }

        string[] names =
        [
            "ALPHA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA", "THETA", "IOTA", "KAPPA", "LAMDA", "MU", "NU", "XI",
            "OMICRON", "PI", "RHO", "FINAL SIGMA", "SIGMA", "TAU", "UPSILON", "PHI", "CHI", "PSI", "OMEGA",
        ];
        var index = Array.IndexOf(names, key[(start == 0x3B1 ? Small.Length : Capital.Length)..]);
        return index < 0 ? 0 : start + index;
    }

    private static int Symbol(string key) => key switch
    {
        "SPACE" => 0x20,
        "EXCLAMATION MARK" => 0x21,
        "QUOTATION MARK" => 0x22,
        "NUMBER SIGN" => 0x23,
        "DOLLAR SIGN" => 0x24,
        "PERCENT SIGN" => 0x25,
        "AMPERSAND" => 0x26,
        "APOSTROPHE" => 0x27,
        "LEFT PARENTHESIS" => 0x28,
        "RIGHT PARENTHESIS" => 0x29,
        "ASTERISK" => 0x2A,
        "PLUS SIGN" => 0x2B,
        "COMMA" => 0x2C,
        "HYPHEN-MINUS" => 0x2D,
        "FULL STOP" => 0x2E,
        "SOLIDUS" => 0x2F,
        "COLON" => 0x3A,
        "SEMICOLON" => 0x3B,
        "LESS-THAN SIGN" => 0x3C,
        "EQUALS SIGN" => 0x3D,
        "GREATER-THAN SIGN" => 0x3E,
        "QUESTION MARK" => 0x3F,
        "COMMERCIAL AT" => 0x40,
        "LEFT SQUARE BRACKET" => 0x5B,
        "REVERSE SOLIDUS" => 0x5C,
        "RIGHT SQUARE BRACKET" => 0x5D,
        "LOW LINE" => 0x5F,
        "LEFT CURLY BRACKET" => 0x7B,
        "VERTICAL LINE" => 0x7C,
        "RIGHT CURLY BRACKET" => 0x7D,
        "TILDE" => 0x7E,
        "NO-BREAK SPACE" => 0xA0,
        "POUND SIGN" => 0xA3,
        "YEN SIGN" => 0xA5,
        "SECTION SIGN" => 0xA7,
        "COPYRIGHT SIGN" => 0xA9,
        "REGISTERED SIGN" => 0xAE,
        "DEGREE SIGN" => 0xB0,
        "PLUS-MINUS SIGN" => 0xB1,
        "MICRO SIGN" => 0xB5,
        "MULTIPLICATION SIGN" => 0xD7,
        "EN DASH" => 0x2013,
        "EM DASH" => 0x2014,
        "BULLET" => 0x2022,
        "HORIZONTAL ELLIPSIS" => 0x2026,
        "EURO SIGN" => 0x20AC,
        "TRADE MARK SIGN" => 0x2122,
        "LEFTWARDS ARROW" => 0x2190,
        "UPWARDS ARROW" => 0x2191,
        "RIGHTWARDS ARROW" => 0x2192,
        "DOWNWARDS ARROW" => 0x2193,
        "INFINITY" => 0x221E,
        "CHECK MARK" => 0x2713,
        "SNOWMAN" => 0x2603,
        "BLACK HEART SUIT" => 0x2665,
        "GRINNING FACE" => 0x1F600,
        "PILE OF POO" => 0x1F4A9,
        _ => 0,
    };
}
