using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>How a string may be written in YAML: which of its characters rule out which style.</summary>
internal readonly struct GoYamlText
{
    private GoYamlText(bool isMultiline, bool allowsPlain, bool allowsSingle, bool allowsLiteral)
    {
        IsMultiline = isMultiline;
        AllowsPlain = allowsPlain;
        AllowsSingle = allowsSingle;
        AllowsLiteral = allowsLiteral;
    }

    public bool IsMultiline { get; }

    public bool AllowsPlain { get; }

    public bool AllowsSingle { get; }

    public bool AllowsLiteral { get; }

    /// <param name="isV3">yaml.v3 writes tabs in double quotes but keeps them in literal blocks.</param>
    public static GoYamlText Analyse(string text, bool isV3)
    {
        if (text.Length == 0)
        {
            return new GoYamlText(false, true, true, false);
        }

        bool hasIndicator = IsDocumentMarker(text), hasBreak = false, hasSpecial = false, hasTab = false, spaceBeforeBreak = false, breakBeforeSpace = false;
        bool afterSpace = false, afterBreak = false, afterBlank = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            hasIndicator |= IsIndicator(text, i, afterBlank);
            if (c == '\t' && isV3)
            {
                hasTab = true;
            }
            else if (!YamlCharacters.IsPrintable(c))
            {
                hasSpecial = true;
            }

            if (c == ' ')
            {
                breakBeforeSpace |= afterBreak;
                (afterSpace, afterBreak) = (true, false);
            }
            else if (YamlCharacters.IsBreak(c))
            {
                hasBreak = true;
                spaceBeforeBreak |= afterSpace;
                (afterSpace, afterBreak) = (false, true);
            }
            else
            {
                (afterSpace, afterBreak) = (false, false);
            }

            afterBlank = YamlCharacters.IsBlankOrBreak(c);
        }

        var endsWithSpace = text[^1] == ' ';
        var isRagged = text[0] == ' ' || YamlCharacters.IsBreak(text[0]) || endsWithSpace || YamlCharacters.IsBreak(text[^1]);
        var isAwkward = spaceBeforeBreak || hasSpecial;
        return new GoYamlText(
            hasBreak,
            !isRagged && !breakBeforeSpace && !isAwkward && !hasTab && !hasBreak && !hasIndicator,
            !breakBeforeSpace && !isAwkward && !hasTab,
            !endsWithSpace && !isAwkward);
    }

    /// <summary>Whether the bare text would be read as another type, now or by older readers.</summary>
    public static bool IsAmbiguous(string text) => Yaml11.IsNotString(text) || IsBase60(text);

    private static bool IsDocumentMarker(string text) =>
        text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);

    private static bool IsIndicator(string text, int at, bool afterBlank)
    {
        var c = text[at];
        var endsWord = at + 1 >= text.Length || (text[at + 1] is ' ' or '\t') || YamlCharacters.IsBreak(text[at + 1]);
        if (at == 0)
        {
            return c is '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`'
                || ((c is '?' or ':' or '-') && endsWord);
        }

        return (c == ':' && endsWord) || (c == '#' && afterBlank);
    }

    /// <summary>`[-+]?d[d_]*(:[0-5]?d)+(\.[d_]*)?`: a time of day that YAML 1.1 reads as a number.</summary>
    private static bool IsBase60(string text)
    {
        var at = text.Length > 0 && (text[0] is '+' or '-') ? 1 : 0;
        if (at >= text.Length || !char.IsAsciiDigit(text[at]) || !text.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var groups = 0;
        while (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            var isPair = text[at + 1] <= '5' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]);
            at += isPair ? 3 : 2;
            groups++;
        }

        if (groups > 0 && at < text.Length && text[at] == '.')
        {
            do
            {
                at++;
            }
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'));
        }

        return groups > 0 && at == text.Length;
    }
}
