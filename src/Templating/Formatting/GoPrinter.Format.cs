using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Format strings: flags, width, precision, explicit argument numbers.</summary>
internal sealed partial class GoPrinter
{
    private const int LargestSize = 1_000_000;

    private bool _minus;
    private bool _plus;
    private bool _sharp;
    private bool _space;
    private bool _zero;
    private bool _plusV;
    private bool _sharpV;
    private int? _width;
    private int? _precision;

    private bool _reordered;
    private bool _goodArgument;

    public void Printf(string format, ReadOnlySpan<Value> arguments)
    {
        var argument = 0;
        var at = 0;
        _reordered = false;
        while (at < format.Length)
        {
            var percent = format.IndexOf('%', at);
            if (percent < 0)
            {
                output.Append(format.AsSpan(at));
                break;
            }

            output.Append(format.AsSpan(at, percent - at));
            at = percent + 1;
            budget?.Step();
            budget?.CheckOutput(output.Length);
            if (!Directive(format, ref at, arguments, ref argument))
            {
                break;
            }
        }

        if (!_reordered && argument < arguments.Length)
        {
            ClearFlags();
            output.Append("%!(EXTRA ");
            for (var i = argument; i < arguments.Length; i++)
            {
                output.Append(i > argument ? ", " : "");
                if (arguments[i].IsNullish)
                {
                    output.Append("<nil>");
                }
                else
                {
                    output.Append(GoTypes.NameOf(arguments[i])).Append('=');
                    PrintArgument(arguments[i], 'v');
                }
            }

            output.Append(')');
        }
    }

    /// <summary>One directive after its `%`; false when the format ended in it.</summary>
    private bool Directive(string format, ref int at, ReadOnlySpan<Value> arguments, ref int argument)
    {
        ClearFlags();
        _goodArgument = true;
        while (at < format.Length && ReadFlag(format[at]))
        {
            at++;
        }

        var afterIndex = ReadArgumentNumber(format, ref at, ref argument, arguments.Length);
        if (at < format.Length && format[at] == '*')
        {
            at++;
            _width = SizeFrom(arguments, ref argument);
            if (_width is null)
            {
                output.Append("%!(BADWIDTH)");
            }
            else if (_width < 0)
            {
                _width = -_width;
                _minus = true;
                _zero = false;
            }

            afterIndex = false;
        }
        else
        {
            _width = ReadSize(format, ref at);
            _goodArgument &= !(afterIndex && _width is not null);
        }

        ReadPrecision(format, ref at, arguments, ref argument, ref afterIndex);
        if (!afterIndex)
        {
            ReadArgumentNumber(format, ref at, ref argument, arguments.Length);
        }

        if (at >= format.Length)
        {
            output.Append("%!(NOVERB)");
            return false;
        }

        Rune.DecodeFromUtf16(format.AsSpan(at), out var rune, out var length);
        at += length;
        Verb(rune, arguments, ref argument);
        return true;
    }

    private void Verb(Rune rune, ReadOnlySpan<Value> arguments, ref int argument)
    {
        if (rune.Value == '%')
        {
            output.Append('%');
        }
        else if (!_goodArgument)
        {
            output.Append("%!").Append(rune.ToString()).Append("(BADINDEX)");
        }
        else if (argument >= arguments.Length)
        {
            output.Append("%!").Append(rune.ToString()).Append("(MISSING)");
        }
        else
        {
            if (rune.Value is 'v' or 'w')
            {
                (_sharpV, _sharp) = (_sharp, false);
                (_plusV, _plus) = (_plus, false);
            }

            var value = arguments[argument++];
            if (rune.Value > char.MaxValue || rune.Value == 'w')
            {
                BadVerb(value, rune.ToString());
            }
            else
            {
                PrintArgument(value, (char)rune.Value);
            }
        }
    }

    private void ReadPrecision(string format, ref int at, ReadOnlySpan<Value> arguments, ref int argument, ref bool afterIndex)
    {
        if (at + 1 >= format.Length || format[at] != '.')
        {
            return;
        }

        at++;
        _goodArgument &= !afterIndex;
        afterIndex = ReadArgumentNumber(format, ref at, ref argument, arguments.Length);
        if (at < format.Length && format[at] == '*')
        {
            at++;
            _precision = SizeFrom(arguments, ref argument);
            _precision = _precision < 0 ? null : _precision;
            if (_precision is null)
            {
                output.Append("%!(BADPREC)");
            }

            afterIndex = false;
        }
        else
        {
            _precision = ReadSize(format, ref at) ?? 0;
        }
    }

    private bool ReadFlag(char c)
    {
        switch (c)
        {
            case '#': _sharp = true; return true;
            case '0': _zero = true; return true;
            case '+': _plus = true; return true;
            case '-': _minus = true; return true;
            case ' ': _space = true; return true;
            default: return false;
        }
    }

    /// <summary>A written number; null when there is none or it is too large (the rest of the format is then lost, as in Go).</summary>
    private static int? ReadSize(string format, ref int at)
    {
        int? size = null;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            if (size > LargestSize)
            {
                at = format.Length;
                return null;
            }

            size = ((size ?? 0) * 10) + (format[at++] - '0');
        }

        return size;
    }

    private static int? SizeFrom(ReadOnlySpan<Value> arguments, ref int argument)
    {
        if (argument >= arguments.Length)
        {
            return null;
        }

        long? size = arguments[argument++] switch
        {
            IntValue number => number.Value,
            GoInteger { IsUnsigned: true, Bits: < 0 } => null,
            GoInteger integer => integer.Bits,
            _ => null,
        };
        return size is >= -LargestSize and <= LargestSize ? (int)size : null;
    }

    /// <summary>`[n]`; true when there is a well-formed one.</summary>
    private bool ReadArgumentNumber(string format, ref int at, ref int argument, int count)
    {
        if (at >= format.Length || format[at] != '[')
        {
            return false;
        }

        _reordered = true;
        var close = format.IndexOf(']', at);
        if (close < 0)
        {
            at++;
            _goodArgument = false;
            return false;
        }

        var from = at + 1;
        var number = ReadSize(format, ref from);
        at = close + 1;
        var wellFormed = number is not null && from == close;
        if (wellFormed && number > 0 && number <= count)
        {
            argument = number!.Value - 1;
            return true;
        }

        _goodArgument = false;
        return wellFormed;
    }

    private void ClearFlags()
    {
        _minus = _plus = _sharp = _space = _zero = _plusV = _sharpV = false;
        _width = null;
        _precision = null;
    }
}
