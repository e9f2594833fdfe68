using System.Globalization;
using System.Text;
using Kcl.Net.Builtins.Unicode;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>Sets with a name: `\d \s \w \h`, Unicode properties and the POSIX classes, with the meaning they have in Rust.</summary>
internal static class NamedSets
{
    public static CharacterSet Dot(bool matchesNewline) =>
        matchesNewline ? CharacterSet.Of("", _ => false).Negate() : CharacterSet.Of("\\n", c => c == '\n').Negate();

    /// <summary>The set of an escape letter; upper case stands for the complement.</summary>
    public static CharacterSet? Escape(char letter) => letter switch
    {
        'd' => CharacterSet.Of("\\p{Nd}", c => Category(c) == UnicodeCategory.DecimalDigitNumber),
        's' => CharacterSet.Of("\\s", IsWhiteSpace),
        'w' => CharacterSet.Of("\\p{L}\\p{M}\\p{Nl}\\p{Nd}\\p{Pc}\\u200C\\u200D\\u24B6-\\u24E9", IsWord),
        'h' => CharacterSet.Of("0-9A-Fa-f", c => c < 128 && char.IsAsciiHexDigit((char)c)),
        'D' or 'S' or 'W' or 'H' => Escape(char.ToLowerInvariant(letter))!.Negate(),
        _ => null,
    };

    public static CharacterSet? Posix(string name) => name switch
    {
        "alnum" => CharacterSet.Of("0-9A-Za-z", c => c < 128 && char.IsAsciiLetterOrDigit((char)c)),
        "alpha" => CharacterSet.Of("A-Za-z", c => c < 128 && char.IsAsciiLetter((char)c)),
        "ascii" => CharacterSet.Range(0, 127),
        "blank" => CharacterSet.Of("\\t ", c => c is '\t' or ' '),
        "cntrl" => CharacterSet.Of("\\u0000-\\u001F\\u007F", c => c is < 32 or 127),
        "digit" => CharacterSet.Range('0', '9'),
        "graph" => CharacterSet.Range('!', '~'),
        "lower" => CharacterSet.Range('a', 'z'),
        "print" => CharacterSet.Range(' ', '~'),
        "punct" => CharacterSet.Of("!-/:-@\\[-`{-~", c => c is > 32 and < 127 && !char.IsAsciiLetterOrDigit((char)c)),
        "space" => CharacterSet.Of("\\t-\\r ", c => c is ' ' or (>= 9 and <= 13)),
        "upper" => CharacterSet.Range('A', 'Z'),
        "word" => CharacterSet.Of("0-9A-Za-z_", c => c < 128 && (c == '_' || char.IsAsciiLetterOrDigit((char)c))),
        "xdigit" => Escape('h'),
        _ => null,
    };

    /// <summary>A Unicode property: a general category by any of its names, a common binary property or a common script.</summary>
    public static CharacterSet? Property(string name)
    {
        var bare = name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var equals = bare.IndexOf('=', StringComparison.Ordinal);
        bare = equals >= 0 ? bare[(equals + 1)..] : bare;
        if (CategoryName(bare) is { } category)
        {
            return CharacterSet.Of($"\\p{{{category}}}", c => Abbreviation(Category(c)).StartsWith(category, StringComparison.Ordinal));
        }

        return bare switch
        {
            "any" => CharacterSet.Range(0, 0x10FFFF),
            "ascii" => CharacterSet.Range(0, 127),
            "alphabetic" or "alpha" => CharacterSet.Evaluate(c => CharacterClass.IsAlphabetic(new Rune(c))),
            "lowercase" or "lower" => CharacterSet.Evaluate(c => CharacterClass.IsLower(new Rune(c))),
            "uppercase" or "upper" => CharacterSet.Evaluate(c => CharacterClass.IsUpper(new Rune(c))),
            "whitespace" or "space" or "wspace" => Escape('s'),
            "numeric" => CharacterSet.Of("\\p{N}", c => Abbreviation(Category(c))[0] == 'N'),
            "emoji" => Ranges(0x23, 0x23, 0x2A, 0x2A, 0x30, 0x39, 0xA9, 0xA9, 0xAE, 0xAE, 0x203C, 0x203C, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139, 0x2194, 0x21AA, 0x231A, 0x23FA, 0x24C2, 0x24C2, 0x25AA, 0x27BF, 0x2934, 0x2B55, 0x3030, 0x303D, 0x3297, 0x3299, 0x1F004, 0x1FAFF),
            "latin" or "latn" => Ranges(0x41, 0x5A, 0x61, 0x7A, 0xAA, 0xAA, 0xBA, 0xBA, 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2B8, 0x1E00, 0x1EFF, 0x2C60, 0x2C7F, 0xA722, 0xA7FF, 0xFB00, 0xFB06, 0xFF21, 0xFF3A, 0xFF41, 0xFF5A),
            "greek" or "grek" => Ranges(0x370, 0x373, 0x375, 0x377, 0x37A, 0x37D, 0x37F, 0x37F, 0x384, 0x384, 0x386, 0x386, 0x388, 0x3E1, 0x3F0, 0x3FF, 0x1F00, 0x1FFE),
            "cyrillic" or "cyrl" => Ranges(0x400, 0x52F, 0x1C80, 0x1C88, 0x2DE0, 0x2DFF, 0xA640, 0xA69F),
            "hebrew" or "hebr" => Ranges(0x591, 0x5F4, 0xFB1D, 0xFB4F),
            "arabic" or "arab" => Ranges(0x600, 0x604, 0x606, 0x60B, 0x60D, 0x61A, 0x61C, 0x61E, 0x620, 0x63F, 0x641, 0x64A, 0x656, 0x66F, 0x671, 0x6DC, 0x6DE, 0x6FF, 0x750, 0x77F, 0x8A0, 0x8FF, 0xFB50, 0xFDFF, 0xFE70, 0xFEFC),
            "thai" => Ranges(0xE01, 0xE3A, 0xE40, 0xE5B),
            "hangul" or "hang" => Ranges(0x1100, 0x11FF, 0x3131, 0x318E, 0xA960, 0xA97C, 0xAC00, 0xD7FB, 0xFFA0, 0xFFDC),
            "hiragana" or "hira" => Ranges(0x3041, 0x3096, 0x309D, 0x309F),
            "katakana" or "kana" => Ranges(0x30A1, 0x30FA, 0x30FD, 0x30FF, 0x31F0, 0x31FF, 0xFF66, 0xFF6F, 0xFF71, 0xFF9D),
            "han" or "hani" => Ranges(0x2E80, 0x2FD5, 0x3005, 0x3005, 0x3007, 0x3007, 0x3021, 0x3029, 0x3038, 0x303B, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAD9, 0x20000, 0x323AF),
            _ => null,
        };
    }

    private static CharacterSet Ranges(params ReadOnlySpan<int> pairs)
    {
        var set = CharacterSet.Range(pairs[0], pairs[1]);
        for (var i = 2; i < pairs.Length; i += 2)
        {
            set = CharacterSet.Union(set, CharacterSet.Range(pairs[i], pairs[i + 1]));
        }

        return set;
    }

    private static UnicodeCategory Category(int c) => c is >= 0xD800 and <= 0xDFFF ? UnicodeCategory.Surrogate : Rune.GetUnicodeCategory(new Rune(c));

    private static bool IsWhiteSpace(int c) => c <= 0xFFFF && char.IsWhiteSpace((char)c);

    private static bool IsWord(int c)
    {
        var category = Abbreviation(Category(c));
        return category[0] is 'L' or 'M' || category is "Nl" or "Nd" or "Pc" || c is 0x200C or 0x200D or (>= 0x24B6 and <= 0x24E9);
    }

    private static string Abbreviation(UnicodeCategory category) => Names[2 * (int)category];

    /// <summary>Abbreviation and full name of each category, in the order of <see cref="UnicodeCategory"/>.</summary>
    private static string[] Names { get; } =
    [
        "Lu", "uppercaseletter", "Ll", "lowercaseletter", "Lt", "titlecaseletter", "Lm", "modifierletter", "Lo", "otherletter",
        "Mn", "nonspacingmark", "Mc", "spacingmark", "Me", "enclosingmark", "Nd", "decimalnumber", "Nl", "letternumber", "No", "othernumber",
        "Zs", "spaceseparator", "Zl", "lineseparator", "Zp", "paragraphseparator", "Cc", "control", "Cf", "format", "Cs", "surrogate",
        "Co", "privateuse", "Pc", "connectorpunctuation", "Pd", "dashpunctuation", "Ps", "openpunctuation", "Pe", "closepunctuation",
        "Pi", "initialpunctuation", "Pf", "finalpunctuation", "Po", "otherpunctuation", "Sm", "mathsymbol", "Sc", "currencysymbol",
        "Sk", "modifiersymbol", "So", "othersymbol", "Cn", "unassigned",
    ];

    private static string? CategoryName(string bare)
    {
        switch (bare)
        {
            case "letter":
                return "L";
            case "mark" or "combiningmark":
                return "M";
            case "number":
                return "N";
            case "separator":
                return "Z";
            case "other":
                return "C";
            case "punctuation" or "punct":
                return "P";
            case "symbol":
                return "S";
            case "digit":
                return "Nd";
        }

        for (var i = 0; i < Names.Length; i += 2)
        {
            if (bare == Names[i + 1] || bare.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                return Names[i];
            }

            if (bare.Length == 1 && char.ToUpperInvariant(bare[0]) == Names[i][0])
            {
                return Names[i][..1];
            }
        }

        return null;
    }
}
