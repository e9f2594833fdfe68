using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Builtins.Formatting;

/// <summary>
/// A number format `[[fill]align][sign][#][0][width][,|_][.precision][type]`. Applies to numbers only; the type decides which.
/// </summary>
internal sealed partial class FormatSpec
{
    private const char NoType = '\0';
    private Rune _fill = new(' ');
    private char _align = '>';
    private char _sign = '-';
    private bool _alternate;
    private int _width;
    private char _grouping = NoType;
    private int? _precision;
    private char _type = NoType;

    public static FormatSpec Parse(string text, WorkBudget budget)
    {
        var spec = new FormatSpec();
        var rest = text.AsSpan();
        if (rest.Length >= 2 && rest[0] == '!' && (rest[1] is 's' or 'r' or 'a' or 'b'))
        {
            rest = rest[2..];
        }

        var filled = spec.ReadFillAndAlign(ref rest);
        if (!rest.IsEmpty && (rest[0] is '-' or '+' or ' '))
        {
            spec._sign = rest[0];
            rest = rest[1..];
        }

        spec._alternate = Skip(ref rest, '#');
        if (Skip(ref rest, '0') && !filled.Fill)
        {
            spec._fill = new Rune('0');
            spec._align = filled.Align ? spec._align : '=';
        }

        spec._width = ReadNumber(ref rest) ?? 0;
        budget.CheckOutput(spec._width);
        if (!rest.IsEmpty && (rest[0] is ',' or '_'))
        {
            spec._grouping = rest[0];
            rest = rest[1..];
        }

        spec.ReadPrecision(ref rest);
        budget.CheckOutput(spec._precision ?? 0);
        if (!rest.IsEmpty && "sbcdoxXeEfFgGn%".Contains(rest[0], StringComparison.Ordinal))
        {
            spec._type = rest[0];
            rest = rest[1..];
        }

        return rest.IsEmpty ? spec : throw new BuiltinException("Invalid format specifier");
    }

    private (bool Fill, bool Align) ReadFillAndAlign(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return default;
        }

        Rune.DecodeFromUtf16(rest, out var first, out var length);
        if (rest.Length > length && IsAlign(rest[length]))
        {
            _fill = first;
            _align = rest[length];
            rest = rest[(length + 1)..];
            return (true, true);
        }

        if (IsAlign(rest[0]))
        {
            _align = rest[0];
            rest = rest[1..];
            return (false, true);
        }

        return default;
    }

    /// <summary>A point without digits is not a precision; it is left over and fails as an invalid specifier.</summary>
    private void ReadPrecision(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '.')
        {
            return;
        }

        var after = rest[1..];
        if (ReadNumber(ref after) is { } precision)
        {
            _precision = precision;
            rest = after;
        }
    }

    private static bool IsAlign(char c) => c is '<' or '>' or '=' or '^';

    private static bool Skip(ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static int? ReadNumber(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        if (length == 0)
        {
            return null;
        }

        if (!ulong.TryParse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new BuiltinException("Too many decimal digits in format string");
        }

        rest = rest[length..];
        return (int)Math.Min(number, int.MaxValue);
    }

    private string Pad(string sign, string magnitude)
    {
        var missing = _width - sign.Length - Encoding.UTF8.GetByteCount(magnitude);
        if (missing <= 0)
        {
            return sign + magnitude;
        }

        var text = new StringBuilder();
        switch (_align)
        {
            case '<':
                return Fill(text.Append(sign).Append(magnitude), missing).ToString();
            case '=':
                return Fill(text.Append(sign), missing).Append(magnitude).ToString();
            case '^':
                Fill(text, missing / 2).Append(sign).Append(magnitude);
                return Fill(text, missing - (missing / 2)).ToString();
            default:
                return Fill(text, missing).Append(sign).Append(magnitude).ToString();
        }
    }

    private StringBuilder Fill(StringBuilder text, int count)
    {
        if (_fill.IsBmp)
        {
            return text.Append((char)_fill.Value, count);
        }

        for (var i = 0; i < count; i++)
        {
            text.Append(_fill.ToString());
        }

        return text;
    }
}
