using System.Globalization;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Conversions of any value to a number: what cannot be converted is 0.</summary>
internal static class GoNumbers
{
    public static long ToInt64(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => FromFloat(number.Value),
        StrValue text => ParseInt(DropZeroFraction(text.Value), 0) ?? 0,
        BoolValue flag => flag.Value ? 1 : 0,
        GoInteger integer => integer.Bits,
        GoFloat32 number => FromFloat(number.Value),
        GoNamed named => named.Underlying is IntValue or GoInteger ? ToInt64(named.Underlying) : 0,
        _ => 0,
    };

    /// <summary>`strconv.Atoi` without its error: what is too large is the largest.</summary>
    public static long Atoi(string text)
    {
        if (ParseInt(text, 10) is { } value)
        {
            return value;
        }

        var digits = text.AsSpan(text.Length > 0 && text[0] is '+' or '-' ? 1 : 0);
        return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? text[0] == '-' ? long.MinValue : long.MaxValue : 0;
    }

    /// <summary>`int`: as an int64, but for texts with leading zeros that are no octal numbers.</summary>
    public static long ToInt(Value value) => value is StrValue text ? FromText(text.Value) : ToInt64(value);

    public static double ToFloat64(Value value) => value switch
    {
        FloatValue number => number.Value,
        IntValue number => number.Value,
        StrValue text => ParseFloat(text.Value) ?? 0,
        BoolValue flag => flag.Value ? 1 : 0,
        GoInteger integer => integer.IsUnsigned ? (ulong)integer.Bits : integer.Bits,
        GoFloat32 number => number.Value,
        _ => 0,
    };

    /// <summary>The conversion of amd64: out of range and NaN give the smallest integer.</summary>
    public static long FromFloat(double value) =>
        double.IsNaN(value) || value >= 9223372036854775808.0 || value < -9223372036854775808.0 ? long.MinValue : (long)value;

    /// <summary>`strconv.ParseFloat`; null for what it rejects, infinities by overflow included.</summary>
    public static double? ParseFloat(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var body = text[0] is '+' or '-' ? text[1..] : text;
        var sign = text[0] == '-' ? -1.0 : 1.0;
        switch (body.ToLowerInvariant())
        {
            case "inf" or "infinity":
                return sign * double.PositiveInfinity;
            case "nan":
                return text.Length == 3 ? double.NaN : null;
        }

        if (body.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ParseHexFloat(body[2..]) is { } hex ? sign * hex : null;
        }

        foreach (var c in body)
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or 'e' or 'E' or '+' or '-'))
            {
                return null;
            }
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(body, Style, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value) ? sign * value : null;
    }

    /// <summary>
    /// An integer with Go's base prefixes and underscores. Leading zeros that are no octal number are dropped, so `08` is 8;
    /// a fraction of zeros is dropped.
    /// </summary>
    public static long FromText(string text)
    {
        var digits = DropZeroFraction(text);
        if (ParseInt(digits, 0) is { } value)
        {
            return value;
        }

        var trimmed = digits.TrimStart('0');
        return trimmed.Length < digits.Length && trimmed.Length > 0 && char.IsAsciiDigit(trimmed[0]) ? ParseInt(trimmed, 0) ?? 0 : 0;
    }

    /// <summary>`strconv.ParseInt` for 64 bits; base 0 reads prefixes.</summary>
    public static long? ParseInt(string text, int radix)
    {
        var at = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            at = 1;
        }

        var underscores = radix == 0;
        if (radix == 0)
        {
            radix = 10;
            if (at < text.Length && text[at] == '0')
            {
                var prefix = at + 1 < text.Length ? char.ToLowerInvariant(text[at + 1]) : '\0';
                (radix, var skip) = prefix switch { 'x' => (16, 2), 'b' => (2, 2), 'o' => (8, 2), '\0' => (10, 0), _ => (8, 1) };
                at += skip;
                if (skip == 2 && at >= text.Length)
                {
                    return null;
                }
            }
        }

        if (at >= text.Length)
        {
            return null;
        }

        UInt128 value = 0;
        for (var i = at; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '_' && underscores && i > 0 && i + 1 < text.Length && text[i + 1] != '_' && (i > at || at > 0))
            {
                continue;
            }

            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix)
            {
                return null;
            }

            value = value * (uint)radix + (uint)digit;
            if (value > (UInt128)long.MaxValue + 1)
            {
                return null;
            }
        }

        if (negative)
        {
            return (long)-(Int128)value;
        }

        return value > long.MaxValue ? null : (long)value;
    }

    private static string DropZeroFraction(string text)
    {
        var dot = text.LastIndexOf('.');
        if (dot < 0)
        {
            return text;
        }

        return dot + 1 < text.Length && text.AsSpan(dot + 1).Trim('0').Length == 0 ? text[..dot] : text;
    }

    private static double? ParseHexFloat(string body)
    {
        var at = body.IndexOfAny(['p', 'P']);
        if (at < 0 || !int.TryParse(body.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return null;
        }

        double value = 0;
        var seenDot = false;
        var digits = 0;
        foreach (var c in body.AsSpan(0, at))
        {
            if (c == '.' && !seenDot)
            {
                seenDot = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return null;
            }

            value = value * 16 + Convert.ToInt32(c.ToString(), 16);
            digits++;
            exponent -= seenDot ? 4 : 0;
        }

        return digits == 0 ? null : Math.ScaleB(value, exponent);
    }
}
