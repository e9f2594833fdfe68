using System.Globalization;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>Integers and floats. The shape is checked here by hand: the platform's parsers accept more than TOML does.</summary>
internal sealed partial class TomlParser
{
    private TomlValue? ParseNumber(ReadOnlySpan<char> text, TextSpan span)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o' or 'b')
        {
            return ParseRadix(text[2..], text[1] switch { 'x' => 16, 'o' => 8, _ => 2 }, span);
        }

        var body = text[0] is '+' or '-' ? text[1..] : text;
        switch (body)
        {
            case "inf":
                return new TomlFloat(span, text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
            case "nan":
                return new TomlFloat(span, double.NaN);
        }

        var whole = DigitRun(body);
        if (whole == 0 || (whole > 1 && body[0] == '0'))
        {
            return null;
        }

        return whole == body.Length ? ParseDecimal(text, span) : ParseFloat(text, body, whole, span);
    }

    private TomlInteger ParseDecimal(ReadOnlySpan<char> text, TextSpan span)
    {
        var digits = WithoutUnderscores(text);
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new TomlInteger(span, value)
            : FailAt<TomlInteger>(span, "the integer does not fit in 64 bits");
    }

    private static TomlFloat? ParseFloat(ReadOnlySpan<char> text, ReadOnlySpan<char> body, int at, TextSpan span)
    {
        if (body[at] == '.')
        {
            var fraction = DigitRun(body[(at + 1)..]);
            if (fraction == 0)
            {
                return null;
            }

            at += 1 + fraction;
        }

        if (at < body.Length && body[at] is 'e' or 'E')
        {
            at++;
            if (at < body.Length && body[at] is '+' or '-')
            {
                at++;
            }

            var exponent = DigitRun(body[at..]);
            if (exponent == 0)
            {
                return null;
            }

            at += exponent;
        }

        return at == body.Length
            ? new TomlFloat(span, double.Parse(WithoutUnderscores(text), NumberStyles.Float, CultureInfo.InvariantCulture))
            : null;
    }

    private TomlInteger? ParseRadix(ReadOnlySpan<char> digits, int radix, TextSpan span)
    {
        ulong value = 0;
        var afterDigit = false;
        foreach (var c in digits)
        {
            if (c == '_' && afterDigit)
            {
                afterDigit = false;
                continue;
            }

            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiHexDigit(c) ? (c | 0x20) - 'a' + 10 : radix;
            if (digit >= radix)
            {
                return null;
            }

            if (value > ((ulong)long.MaxValue - (ulong)digit) / (ulong)radix)
            {
                return FailAt<TomlInteger>(span, "the integer does not fit in 64 bits");
            }

            value = (value * (ulong)radix) + (ulong)digit;
            afterDigit = true;
        }

        return afterDigit ? new TomlInteger(span, (long)value) : null;
    }

    /// <summary>Length of `digit (_? digit)*` at the start; 0 when it ends in an underscore or is none.</summary>
    private static int DigitRun(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '_' && i > 0 && text[i - 1] != '_')))
        {
            i++;
        }

        return i > 0 && text[i - 1] == '_' ? 0 : i;
    }

    private static string WithoutUnderscores(ReadOnlySpan<char> text) => text.ToString().Replace("_", "", StringComparison.Ordinal);
}
