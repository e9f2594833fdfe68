using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// Lays a value out in block style. Keeps the column in code points, because long scalars are folded by it.
/// The text only ever grows; what has been written is consulted for whether a line is open.
/// </summary>
internal sealed partial class GoYamlEmitter(StringBuilder output, bool isV3, Func<HostValue, Value>? convert)
{
    private const int Indent = 2;
    private const int MaxSimpleKeyBytes = 128;
    private readonly int _start = output.Length;
    private int _column;
    private int _depth;

    public void Document(Value value)
    {
        value = Plain(value);
        if (value is DictValue { Count: > 0 } or ListValue { Count: > 0 })
        {
            Collection(value, 0, isPlaced: true);
        }
        else
        {
            Leaf(value, Indent);
        }

        if (output.Length == _start || output[^1] != '\n')
        {
            output.Append('\n');
        }
    }

    /// <summary>Writes a collection that is not empty.</summary>
    /// <param name="indent">Column of its items.</param>
    /// <param name="isPlaced">The first item goes where writing stands, not on a new line.</param>
    private void Collection(Value value, int indent, bool isPlaced)
    {
        WriterDepth.Check(++_depth);
        if (value is DictValue dict)
        {
            Mapping(dict, indent, isPlaced);
        }
        else
        {
            Sequence((ListValue)value, indent, isPlaced);
        }

        _depth--;
    }

    private void Mapping(DictValue dict, int indent, bool isPlaced)
    {
        var entries = dict.Entries.ToArray();
        GoKeySort.Sort(entries, isV3);
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (!isPlaced)
            {
                NewLine(indent);
            }

            isPlaced = false;
            var key = KeyThroughJson(entry.Key);
            if (GoYamlText.Analyse(key, isV3).IsMultiline || Encoding.UTF8.GetByteCount(key) > MaxSimpleKeyBytes)
            {
                Put("? ");
                Scalar(key, indent + Indent, isKey: false);
                if (output[^1] != '\n')
                {
                    Put('\n');
                }

                Spaces(indent);
                Put(':');
                EntryValue(Plain(entry.Value), indent, isCompact: true);
            }
            else
            {
                Scalar(key, indent, isKey: true);
                Put(':');
                EntryValue(Plain(entry.Value), indent, isCompact: false);
            }
        }
    }

    private void EntryValue(Value value, int indent, bool isCompact)
    {
        if (value is DictValue { Count: > 0 } or ListValue { Count: > 0 })
        {
            if (isCompact)
            {
                Put(' ');
            }

            Collection(value, isCompact || isV3 || value is DictValue ? indent + Indent : indent, isPlaced: isCompact);
            return;
        }

        Put(' ');
        Leaf(value, indent + Indent);
    }

    private void Sequence(ListValue list, int indent, bool isPlaced)
    {
        foreach (var item in list.Items)
        {
            if (!isPlaced)
            {
                NewLine(indent);
            }

            isPlaced = false;
            Put("- ");
            var value = Plain(item);
            if (value is DictValue { Count: > 0 } or ListValue { Count: > 0 })
            {
                Collection(value, indent + Indent, isPlaced: true);
            }
            else
            {
                Leaf(value, indent + Indent);
            }
        }
    }

    /// <summary>Writes a scalar or an empty collection.</summary>
    private void Leaf(Value value, int indent)
    {
        switch (value)
        {
            case StrValue text:
                Scalar(ThroughJson(text.Value), indent, isKey: false);
                break;
            case BoolValue flag:
                Put(flag.Value ? "true" : "false");
                break;
            case UnsignedValue integer:
                Put(integer.ToString());
                break;
            case IntValue integer:
                Put(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number:
                Put(Number(number.Value));
                break;
            case DictValue:
                Put("{}");
                break;
            case ListValue:
                Put("[]");
                break;
            case UnitValue unit:
                Scalar(unit.ToString(), indent, isKey: false);
                break;
            case NoneValue or UndefinedValue:
                Put("null");
                break;
            default:
                throw new GoEncodingException("json: unsupported type: func()");
        }
    }

    /// <summary>Sees through schema instances and engine-owned objects.</summary>
    private Value Plain(Value value) => value switch
    {
        SchemaValue instance => instance.Attributes,
        UnsignedValue => value,
        HostValue host => convert?.Invoke(host) ?? throw new GoEncodingException("json: unsupported type: " + host),
        _ => value,
    };

    /// <summary>A float that went through JSON is an integer again when its JSON text is one.</summary>
    private string Number(double number)
    {
        if (isV3)
        {
            return double.IsNaN(number) ? ".nan" : double.IsInfinity(number) ? (number > 0 ? ".inf" : "-.inf") : GoFloat.Shortest(number);
        }

        if (!double.IsFinite(number))
        {
            throw new GoEncodingException("json: unsupported value: " + GoFloat.Shortest(number));
        }

        if (number == 0)
        {
            return "0";
        }

        var text = GoFloat.Json(number);
        return Yaml11Integer.TryRead(text, out _) ? text : GoFloat.Shortest(number);
    }
}
