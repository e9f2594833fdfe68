namespace Kcl.Net.Helm;

/// <summary>The elements of a Go time layout: pieces of the reference time `Mon Jan 2 15:04:05 MST 2006`.</summary>
internal static class GoTimeLayout
{
    // Longer elements stand before those they begin with.
    private static readonly string[] Elements =
    [
        "January", "Jan", "Monday", "Mon", "MST", "2006", "15", "01", "002", "02", "03", "04", "05", "06", "__2", "_2", "PM", "pm",
        "-07:00:00", "-070000", "-07:00", "-0700", "-07", "Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07", "1", "2", "3", "4", "5",
    ];

    /// <summary>The next element at or after a position; its length is 0 when there is none.</summary>
    public static (int At, string Element) Next(string layout, int from)
    {
        for (var at = from; at < layout.Length; at++)
        {
            if (Fraction(layout, at) is { Length: > 0 } fraction)
            {
                return (at, fraction);
            }

            foreach (var element in Elements)
            {
                if (Matches(layout, at, element))
                {
                    return (at, element);
                }
            }
        }

        return (layout.Length, "");
    }

    public static bool IsFraction(string element) => element.Length > 1 && element[0] is '.' or ',' && element[1] is '0' or '9';

    private static bool Matches(string layout, int at, string element)
    {
        if (!layout.AsSpan(at).StartsWith(element, StringComparison.Ordinal))
        {
            return false;
        }

        // `_2006` is an underscore and a year; `Month` and `January` are words of their own, `Janet` is not.
        return element switch
        {
            "_2" => !layout.AsSpan(at).StartsWith("_2006", StringComparison.Ordinal),
            "Jan" or "Mon" => at + 3 >= layout.Length || !char.IsAsciiLetterLower(layout[at + 3]),
            _ => true,
        };
    }

    /// <summary>`.000` or `.999` that no digit follows.</summary>
    private static string Fraction(string layout, int at)
    {
        if (layout[at] is not ('.' or ',') || at + 1 >= layout.Length || layout[at + 1] is not ('0' or '9'))
        {
            return "";
        }

        var end = at + 1;
        while (end < layout.Length && layout[end] == layout[at + 1])
        {
            end++;
        }

        return end < layout.Length && char.IsAsciiDigit(layout[end]) ? "" : layout[at..end];
    }
}
