using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Formatting;

/// <summary>Writing an int or a float as the type asks; which types a number has is the engine's choice.</summary>
internal sealed partial class FormatSpec
{
    public string FormatInteger(long number)
    {
        var magnitude = (ulong)Int128.Abs(number);
        string digits;
        switch (_type)
        {
            case 'b':
                digits = magnitude.ToString("b", CultureInfo.InvariantCulture);
                break;
            case 'o':
                digits = OctalText.Of(magnitude);
                break;
            case 'x':
                digits = magnitude.ToString("x", CultureInfo.InvariantCulture);
                break;
            case 'X':
                digits = magnitude.ToString("X", CultureInfo.InvariantCulture);
                break;
            case 'd' or 'n' or NoType:
                digits = magnitude.ToString(CultureInfo.InvariantCulture);
                break;
            case 'e' or 'E' or 'f' or 'F' or '%':
                return FormatIntegerAsReal(number);
            default:
                throw new BuiltinException($"Unknown format code '{_type}' for object of type 'int'");
        }

        var prefix = !_alternate ? "" : _type switch { 'b' => "0b", 'o' => "0o", 'x' or 'X' => "0x", _ => "" };
        return Pad(SignOf(number < 0), prefix + Group(digits));
    }

    public string FormatReal(double number)
    {
        var magnitude = Math.Abs(number);
        var precision = _precision ?? 6;
        var text = _type switch
        {
            'f' or 'F' => Special(magnitude) ?? DecimalDigits.Fixed(magnitude, precision),
            'e' or 'E' => Special(magnitude) ?? DecimalDigits.Exponent(magnitude, precision, _type),
            'g' or 'G' => Special(magnitude) ?? DecimalDigits.General(magnitude, Math.Max(precision, 1), _type == 'g' ? 'e' : 'E'),
            '%' => (Special(magnitude) ?? DecimalDigits.Fixed(magnitude * 100, precision)) + "%",
            NoType => Special(magnitude) ?? DecimalDigits.Shortest(magnitude),
            'n' => throw new BuiltinException("Format code 'n' for object of type 'float' not implemented yet"),
            _ => throw new BuiltinException($"Unknown format code '{_type}' for object of type 'float'"),
        };
        return Pad(SignOf(double.IsNegative(number) && !double.IsNaN(number)), Group(text));
    }

    /// <summary>
    /// The engine formats the float with sign and padding first and then pads that text again as the digits of the int.
    /// A negative number has both signs, as there.
    /// </summary>
    private string FormatIntegerAsReal(long number) => Pad(SignOf(number < 0), Group(FormatReal(number)));

    private string SignOf(bool negative) => negative ? "-" : _sign switch { '+' => "+", ' ' => " ", _ => "" };

    private string? Special(double magnitude)
    {
        var text = double.IsNaN(magnitude) ? "nan" : double.IsInfinity(magnitude) ? "inf" : null;
        return _type is 'F' or 'E' or 'G' ? text?.ToUpperInvariant() : text;
    }

    private string Group(string digits)
    {
        if (_grouping == NoType)
        {
            return digits;
        }

        var size = _type switch
        {
            'b' or 'o' or 'x' or 'X' => 4,
            'd' or 'n' or 'f' or 'F' or NoType => 3,
            _ => throw new BuiltinException("Separators only valid for numbers!"),
        };
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        var grouped = new StringBuilder(digits.Length + (whole / size));
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && i < whole && (whole - i) % size == 0)
            {
                grouped.Append(_grouping);
            }

            grouped.Append(digits[i]);
        }

        return grouped.ToString();
    }
}
