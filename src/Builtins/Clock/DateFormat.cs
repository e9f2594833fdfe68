namespace Kcl.Net.Builtins.Clock;

/// <summary>
/// A strftime format as the engine reads it: `%Y`, `%-d`, `%.3f`, `%:z`; composite letters (`%F`, `%T`, `%c`) stand for
/// several fields. Fraction and zone fields keep their prefix in <see cref="DateField.Text"/>.
/// </summary>
internal static class DateFormat
{
    private const string Letters = "YCymbBhdeaAwuUWGgVjHkIlPpMSfZz+sDxFvRTXrcnt%";

    /// <summary>The fields in order; null when the format has an unknown one.</summary>
    public static List<DateField>? Parse(string format)
    {
        var fields = new List<DateField>();
        return Parse(format, fields) ? fields : null;
    }

    private static bool Parse(string format, List<DateField> fields)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                var space = char.IsWhiteSpace(format[i]);
                var start = i;
                while (i + 1 < format.Length && format[i + 1] != '%' && char.IsWhiteSpace(format[i + 1]) == space)
                {
                    i++;
                }

                fields.Add(new DateField(space ? DateFieldKind.Space : DateFieldKind.Literal, Text: format[start..(i + 1)]));
                continue;
            }

            if (!ParseField(format, ref i, fields))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ParseField(string format, ref int i, List<DateField> fields)
    {
        i++;
        var padding = '\0';
        if (i < format.Length && (format[i] is '-' or '_' or '0'))
        {
            padding = format[i++];
        }

        var start = i;
        while (i < format.Length && (format[i] is '.' or ':' or '#' or '3' or '6' or '9'))
        {
            i++;
        }

        if (i >= format.Length || !Letters.Contains(format[i], StringComparison.Ordinal))
        {
            return false;
        }

        var letter = format[i];
        var prefix = format[start..i];
        if (!IsPrefixOf(letter, prefix))
        {
            return false;
        }

        if (Composite(letter) is { } composite)
        {
            return padding == '\0' && Parse(composite, fields);
        }

        var field = letter switch
        {
            '%' => new DateField(DateFieldKind.Literal, Text: "%"),
            'n' => new DateField(DateFieldKind.Space, Text: "\n"),
            't' => new DateField(DateFieldKind.Space, Text: "\t"),
            'h' => new DateField(DateFieldKind.Field, 'b'),
            'e' or 'k' or 'l' => new DateField(DateFieldKind.Field, letter switch { 'e' => 'd', 'k' => 'H', _ => 'I' }, padding == '\0' ? '_' : padding),
            _ => new DateField(DateFieldKind.Field, letter, padding, prefix),
        };
        fields.Add(field);
        return true;
    }

    private static bool IsPrefixOf(char letter, string prefix) => prefix switch
    {
        "" => true,
        "." or ".3" or ".6" or ".9" or "3" or "6" or "9" => letter == 'f',
        ":" or "::" or ":::" or "#" => letter == 'z',
        _ => false,
    };

    private static string? Composite(char letter) => letter switch
    {
        'D' or 'x' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'v' => "%e-%b-%Y",
        'R' => "%H:%M",
        'T' or 'X' => "%H:%M:%S",
        'r' => "%I:%M:%S %p",
        'c' => "%a %b %e %H:%M:%S %Y",
        '+' => "%Y-%m-%dT%H:%M:%S%.f%:z",
        _ => null,
    };
}
