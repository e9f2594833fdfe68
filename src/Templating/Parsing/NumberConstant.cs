namespace Kcl.Net.Templating;

/// <summary>
/// A number written in a template, under every type that can hold it, as Go's untyped constants are. The type it gets
/// depends on where it is used and, without a parameter to tell, on how it is written.
/// </summary>
internal sealed class NumberConstant
{
    public bool IsInt { get; private set; }

    public bool IsUint { get; private set; }

    public bool IsFloat { get; private set; }

    public bool IsComplex { get; private set; }

    public long Int { get; private set; }

    public ulong Uint { get; private set; }

    public double Float { get; private set; }

    public double Imaginary { get; private set; }

    public double Real { get; private set; }

    public static NumberConstant? Parse(TokenKind kind, string text, out string error)
    {
        error = "illegal number syntax: " + GoQuote.Quote(text);
        return kind switch
        {
            TokenKind.CharConstant => ParseChar(text, ref error),
            TokenKind.Complex => ParseComplex(text),
            _ => ParseNumber(text, ref error),
        };
    }

    private static NumberConstant? ParseChar(string text, ref string error)
    {
        var rest = text.AsSpan(1);
        if (!GoQuote.ReadChar(ref rest, '\'', out var rune, out _))
        {
            error = "invalid syntax";
            return null;
        }

        if (!rest.SequenceEqual("'"))
        {
            error = "malformed character constant: " + text;
            return null;
        }

        return new NumberConstant { IsInt = true, Int = rune, IsUint = true, Uint = (ulong)rune, IsFloat = true, Float = rune };
    }

    private static NumberConstant? ParseComplex(string text)
    {
        var split = 1;
        while (split < text.Length && !(text[split] is '+' or '-' && !(text[split - 1] is 'e' or 'E' or 'p' or 'P')))
        {
            split++;
        }

        // A sign after `e` belongs to an exponent, unless the e is a digit of a hexadecimal number.
        if (!GoNumber.TryParseFloat(text[..split], out var real) || !GoNumber.TryParseFloat(text[split..^1], out var imaginary))
        {
            return null;
        }

        return FromComplex(real, imaginary);
    }

    private static NumberConstant FromComplex(double real, double imaginary)
    {
        var result = new NumberConstant { IsComplex = true, Real = real, Imaginary = imaginary };
        if (imaginary == 0)
        {
            result.SetFloat(real);
        }

        return result;
    }

    private static NumberConstant? ParseNumber(string text, ref string error)
    {
        if (text.EndsWith('i') && GoNumber.TryParseFloat(text[..^1], out var imaginary))
        {
            return FromComplex(0, imaginary);
        }

        var result = new NumberConstant();
        var sign = text.Length > 0 && text[0] is '+' or '-' ? text[0] : ' ';
        if (GoNumber.TryParseUnsigned(sign == ' ' ? text : text[1..], out var magnitude))
        {
            if (sign == ' ')
            {
                result.IsUint = true;
                result.Uint = magnitude;
            }

            if (magnitude <= (ulong)long.MaxValue + (sign == '-' ? 1UL : 0UL))
            {
                result.IsInt = true;
                result.Int = sign == '-' ? -(long)magnitude : (long)magnitude;
                result.IsUint |= magnitude == 0;
            }
        }

        if (result.IsInt || result.IsUint)
        {
            result.IsFloat = true;
            result.Float = result.IsInt ? result.Int : result.Uint;
            return result;
        }

        if (!GoNumber.TryParseFloat(text, out var value))
        {
            return null;
        }

        if (text.AsSpan().IndexOfAny(".eEpP") < 0)
        {
            error = "integer overflow: " + GoQuote.Quote(text);
            return null;
        }

        result.SetFloat(value);
        return result;
    }

    private void SetFloat(double value)
    {
        IsFloat = true;
        Float = value;
        if (value is >= -9223372036854775808.0 and < 9223372036854775808.0 && Math.Truncate(value) == value)
        {
            IsInt = true;
            Int = (long)value;
        }

        if (value is >= 0 and < 18446744073709551616.0 && Math.Truncate(value) == value)
        {
            IsUint = true;
            Uint = (ulong)value;
        }
    }
}
