using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// Plain scalars as Go's yaml.v3 reads them: `yes` and `off` are text, but numbers keep YAML 1.1's forms (`0777`, `1_000`, `0b11`).
/// </summary>
internal static class Scalar12
{
    /// <summary>The tag a plain scalar has by itself.</summary>
    public static string TagOf(string text) => Resolve(text, out _);

    /// <summary>The tag and the value; a date's value is its text as JSON shows it.</summary>
    public static string Resolve(string text, out Value value)
    {
        value = NoneValue.Instance;
        if (text.Length == 0)
        {
            return Tags.Null;
        }

        switch (text[0])
        {
            case '~' or 'n' or 'N' when text is "~" or "null" or "Null" or "NULL":
                return Tags.Null;
            case 't' or 'T' when text is "true" or "True" or "TRUE":
                value = BoolValue.True;
                return Tags.Bool;
            case 'f' or 'F' when text is "false" or "False" or "FALSE":
                value = BoolValue.False;
                return Tags.Bool;
            case '<' when text == "<<":
                value = new StrValue(text);
                return Tags.Merge;
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return Number(text, out value);
            default:
                value = new StrValue(text);
                return Tags.Str;
        }
    }

    private static string Number(string text, out Value value)
    {
        var kind = Yaml11.Resolve(text, out value);
        switch (kind)
        {
            case Yaml11Kind.Int:
                if (value is FloatValue)
                {
                    value = ulong.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? new UnsignedValue(large) : value;
                }

                return Tags.Int;
            case Yaml11Kind.Float:
                return Tags.Float;
            case Yaml11Kind.Timestamp:
                value = new StrValue(Date(text));
                return Tags.Timestamp;
            default:
                value = new StrValue(text);
                return Tags.Str;
        }
    }

    /// <summary>A date or time as encoding/json prints Go's time: RFC 3339 with as many digits as the fraction needs.</summary>
    private static string Date(string text)
    {
        var at = 0;
        int Next()
        {
            while (at < text.Length && !char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            return from == at ? 0 : int.Parse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        var date = string.Create(CultureInfo.InvariantCulture, $"{Next():0000}-{Next():00}-{Next():00}T");
        if (at >= text.Length)
        {
            return date + "00:00:00Z";
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{Next():00}:{Next():00}:{Next():00}");
        var fraction = "";
        if (at < text.Length && text[at] is '.' or ',')
        {
            var from = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var digits = text.AsSpan(from, Math.Min(at - from, 9)).TrimEnd('0');
            fraction = digits.Length == 0 ? "" : string.Concat(".", digits);
        }

        var zone = at < text.Length ? text[at..] : "Z";
        return date + time + fraction + (zone is "+00:00" or "-00:00" ? "Z" : zone);
    }
}
