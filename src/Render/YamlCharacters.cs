namespace Kcl.Net.Render;

/// <summary>What libyaml's emitter thinks of characters.</summary>
internal static class YamlCharacters
{
    public static bool IsBreak(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsBlankOrBreak(char c) => c is ' ' or '\t' or '\0' || IsBreak(c);

    /// <summary>May stand unescaped; characters beyond U+FFFF and the byte order mark may not.</summary>
    public static bool IsPrintable(char c) =>
        c is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') || (c is >= '\uE000' and <= '\uFFFD' && c != '\uFEFF');
}
