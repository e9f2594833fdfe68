using System.Globalization;

namespace Kcl.Net.Values;

/// <summary>
/// The YAML 1.1 reading of plain scalars that Go's yaml.v2 has. The reader of charts and the writer of manifests must
/// agree on it: the writer quotes exactly the strings that would be read as something else.
/// </summary>
public static class Yaml11
{
    /// <summary>Reads a plain scalar. Integers beyond 64 bits signed come as floats, dates as text.</summary>
    public static Yaml11Kind Resolve(string text, out Value value)
    {
        if (text.Length == 0)
        {
            value = NoneValue.Instance;
            return Yaml11Kind.Null;
        }

        switch (text[0])
        {
            case 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~':
                return ResolveWord(text, out value);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return ResolveNumber(text, out value);
            default:
                value = UndefinedValue.Instance;
                return Yaml11Kind.Str;
        }
    }

    /// <summary>Whether the bare text would be read as something else than a string.</summary>
    public static bool IsNotString(string text) => Resolve(text, out _) != Yaml11Kind.Str;

    private static Yaml11Kind ResolveWord(string text, out Value value)
    {
        switch (text)
        {
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                value = BoolValue.True;
                return Yaml11Kind.Bool;
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                value = BoolValue.False;
                return Yaml11Kind.Bool;
            case "~" or "null" or "Null" or "NULL":
                value = NoneValue.Instance;
                return Yaml11Kind.Null;
            default:
                value = UndefinedValue.Instance;
                return Yaml11Kind.Str;
        }
    }

    private static Yaml11Kind ResolveNumber(string text, out Value value)
    {
        value = UndefinedValue.Instance;
        if (NonFinite(text) is { } special)
        {
            value = new FloatValue(special);
            return Yaml11Kind.Float;
        }

        if (text[0] != '.')
        {
            if (IsTimestamp(text))
            {
                value = new StrValue(text);
                return Yaml11Kind.Timestamp;
            }

            text = text.Replace("_", "", StringComparison.Ordinal);
            if (Yaml11Integer.TryRead(text, out value))
            {
                return Yaml11Kind.Int;
            }
        }

        if (IsFloat(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            value = new FloatValue(number);
            return Yaml11Kind.Float;
        }

        return Yaml11Kind.Str;
    }

    private static double? NonFinite(string text) => text switch
    {
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        _ => null,
    };

    /// <summary>`[-+]?(\.d+|d+(\.d*)?)([eE][-+]?d+)?`</summary>
    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && (text[0] is '+' or '-') ? 1 : 0;
        var whole = Digits(text, ref at);
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            at++;
            at += at < text.Length && (text[at] is '+' or '-') ? 1 : 0;
            if (Digits(text, ref at) == 0)
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - from;
    }

    private static bool IsTimestamp(string text) =>
        text.Length >= 8 && text[4] == '-' && char.IsAsciiDigit(text[0]) && Yaml11Time.IsTimestamp(text);
}
