using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// One `fmt` call: the flags of the verb at work and where the text goes. This part prints values by their kind; the others
/// read format strings and lay out numbers and texts.
/// </summary>
internal sealed partial class GoPrinter(StringBuilder output, WorkBudget? budget)
{
    private bool _isReportingBadVerb;

    /// <summary>Prints as an action of a template does: a pointer shows what it points at.</summary>
    public void Print(Value value)
    {
        if (value is UndefinedValue or NoneValue)
        {
            output.Append("<no value>");
            return;
        }

        if (value is GoObject { GoKind: GoKind.Pointer, IsNil: false, Text: null } pointer)
        {
            Struct(pointer, 'v', 0);
            return;
        }

        PrintArgument(value, 'v');
    }

    public void PrintArgument(Value value, char verb)
    {
        if (value.IsNullish)
        {
            if (verb is 'T' or 'v')
            {
                Pad("<nil>");
            }
            else
            {
                BadVerb(value, verb);
            }

            return;
        }

        if (verb == 'T')
        {
            Pad(Truncate(GoTypes.NameOf(value)));
            return;
        }

        if (verb == 'p')
        {
            Pointer(value, verb);
            return;
        }

        PrintValue(value, verb, 0);
    }

    private void PrintValue(Value value, char verb, int depth)
    {
        switch (value)
        {
            case StrValue text:
                Text(text.Value, value, verb);
                break;
            case IntValue number:
                Integer((ulong)number.Value, true, value, verb);
                break;
            case FloatValue number:
                Float(number.Value, false, value, verb);
                break;
            case BoolValue flag:
                Bool(flag.Value, value, verb);
                break;
            case NoneValue or UndefinedValue:
                // Only inside a list, map or struct: a nil interface.
                output.Append(_sharpV ? "interface {}(nil)" : "<nil>");
                break;
            case GoInteger integer:
                Integer((ulong)integer.Bits, !integer.IsUnsigned, value, verb);
                break;
            case GoFloat32 number:
                Float(number.Value, true, value, verb);
                break;
            case UnitValue number:
                Float(number.Value, false, value, verb);
                break;
            case GoComplex number:
                Complex(number, verb);
                break;
            case GoBytes bytes:
                Bytes(bytes, verb, depth);
                break;
            default:
                Nested(value, verb, depth);
                break;
        }
    }

    private void Nested(Value value, char verb, int depth)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitExceededException(LimitKind.Depth, "a value nests too deeply to be printed");
        }

        budget?.Step();
        budget?.CheckOutput(output.Length);
        switch (value)
        {
            case DictValue dict:
                Dict(dict, verb, depth);
                break;
            case ListValue list:
                OpenList("[]interface {}");
                for (var i = 0; i < list.Count; i++)
                {
                    Separate(i);
                    PrintValue(list[i], verb, depth + 1);
                }

                CloseList();
                break;
            case GoStrings strings:
                OpenList("[]string");
                for (var i = 0; i < strings.Items.Length; i++)
                {
                    Separate(i);
                    PrintValue(new StrValue(strings.Items[i]), verb, depth + 1);
                }

                CloseList();
                break;
            case GoNamed named:
                if (!TryText(named.Text, value, verb))
                {
                    PrintValue(named.Underlying, verb, depth);
                }

                break;
            case GoObject host:
                if (!TryText(host.Text, value, verb))
                {
                    Host(host, verb, depth);
                }

                break;
            default:
                output.Append(value.ToString());
                break;
        }
    }

    /// <summary>`Error()` or `String()`, for the verbs that take a text.</summary>
    private bool TryText(string? text, Value value, char verb)
    {
        if (text is null || _isReportingBadVerb || _sharpV || verb is not ('v' or 's' or 'x' or 'X' or 'q'))
        {
            return false;
        }

        Text(text, value, verb);
        return true;
    }

    private void Dict(DictValue dict, char verb, int depth)
    {
        output.Append(_sharpV ? "map[string]interface {}{" : "map[");
        var first = true;
        foreach (var key in dict.SortedKeys())
        {
            Separate(first ? 0 : 1);
            first = false;
            PrintValue(new StrValue(key), verb, depth + 1);
            output.Append(':');
            PrintValue(dict[key]!, verb, depth + 1);
        }

        output.Append(_sharpV ? '}' : ']');
    }

    private void Host(GoObject host, char verb, int depth)
    {
        switch (host.GoKind)
        {
            case GoKind.Map:
                output.Append(_sharpV ? host.TypeName : "map[");
                if (_sharpV && host.IsNil)
                {
                    output.Append("(nil)");
                    break;
                }

                output.Append(_sharpV ? "{" : "");
                for (var i = 0; i < host.Count; i++)
                {
                    Separate(i);
                    PrintValue(host.KeyAt(i), verb, depth + 1);
                    output.Append(':');
                    PrintValue(host.ItemAt(i), verb, depth + 1);
                }

                output.Append(_sharpV ? '}' : ']');
                break;
            case GoKind.Slice or GoKind.Array:
                OpenList(host.TypeName);
                for (var i = 0; i < host.Count; i++)
                {
                    Separate(i);
                    PrintValue(host.ItemAt(i), verb, depth + 1);
                }

                CloseList();
                break;
            case GoKind.Struct:
                Struct(host, verb, depth);
                break;
            case GoKind.Pointer when depth == 0 && !host.IsNil && host.PointeeTypeName is null:
                output.Append('&');
                Struct(host, verb, depth);
                break;
            case GoKind.Pointer when depth == 0 && !host.IsNil && GoTypes.KindOf(host.Pointee!) is GoKind.Array or GoKind.Slice or GoKind.Map or GoKind.Struct:
                output.Append('&');
                PrintValue(host.Pointee!, verb, depth + 1);
                break;
            default:
                Pointer(host, verb);
                break;
        }
    }

    private void Struct(GoObject host, char verb, int depth)
    {
        output.Append(_sharpV ? host.TypeName.TrimStart('*') : "").Append('{');
        for (var i = 0; i < host.FieldCount; i++)
        {
            Separate(i);
            var (name, value) = host.FieldAt(i);
            if (_plusV || _sharpV)
            {
                output.Append(name).Append(':');
            }

            PrintValue(value, verb, depth + 1);
        }

        output.Append('}');
    }

    /// <summary>An address. There is none here, so all that are not nil look alike.</summary>
    private void Pointer(Value value, char verb)
    {
        if (GoTypes.KindOf(value) is not (GoKind.Chan or GoKind.Func or GoKind.Map or GoKind.Pointer or GoKind.Slice)
            || verb is not ('v' or 'p' or 'b' or 'o' or 'd' or 'x' or 'X'))
        {
            BadVerb(value, verb);
            return;
        }

        const ulong Address = 0xc000010000;
        var isNil = GoTypes.IsNil(value);
        if (verb == 'v' && _sharpV)
        {
            output.Append('(').Append(GoTypes.NameOf(value)).Append(")(").Append(isNil ? "nil" : "0xc000010000").Append(')');
        }
        else if (verb == 'v' && isNil)
        {
            Pad("<nil>");
        }
        else if (verb is 'v' or 'p')
        {
            var sharp = _sharp;
            _sharp = !sharp;
            LayOutInteger(isNil ? 0 : Address, 16, false, 'v', "0123456789abcdefx");
            _sharp = sharp;
        }
        else
        {
            Integer(isNil ? 0 : Address, false, value, verb);
        }
    }

    private void OpenList(string typeName) => output.Append(_sharpV ? typeName + "{" : "[");

    private void CloseList() => output.Append(_sharpV ? '}' : ']');

    private void Separate(int index)
    {
        if (index > 0)
        {
            output.Append(_sharpV ? ", " : " ");
        }
    }

    private void BadVerb(Value value, char verb)
    {
        BadVerb(value, verb.ToString(CultureInfo.InvariantCulture));
    }

    private void BadVerb(Value value, string verb)
    {
        _isReportingBadVerb = true;
        output.Append("%!").Append(verb).Append('(');
        if (value.IsNullish)
        {
            output.Append("<nil>");
        }
        else
        {
            output.Append(GoTypes.NameOf(value)).Append('=');
            PrintValue(value, 'v', 0);
        }

        output.Append(')');
        _isReportingBadVerb = false;
    }
}
