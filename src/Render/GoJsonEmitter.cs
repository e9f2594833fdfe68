using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>Walks a value for <see cref="GoJsonWriter"/>; the depth is bounded before the stack is.</summary>
internal sealed class GoJsonEmitter(StringBuilder output, string? indent, bool escapeHtml, Func<HostValue, Value>? convert)
{
    public void Write(Value value, int depth)
    {
        switch (value)
        {
            case NoneValue or UndefinedValue:
                output.Append("null");
                break;
            case BoolValue flag:
                output.Append(flag.Value ? "true" : "false");
                break;
            case IntValue integer:
                output.Append(CultureInfo.InvariantCulture, $"{integer.Value}");
                break;
            case UnsignedValue integer:
                output.Append(integer);
                break;
            case FloatValue number:
                Number(number.Value);
                break;
            case UnitValue unit:
                GoJsonWriter.WriteString(unit.ToString(), output, escapeHtml);
                break;
            case StrValue text:
                GoJsonWriter.WriteString(text.Value, output, escapeHtml);
                break;
            case ListValue list:
                List(list, depth + 1);
                break;
            case DictValue dict:
                Dict(dict, depth + 1);
                break;
            case SchemaValue instance:
                Dict(instance.Attributes, depth + 1);
                break;
            case HostValue host when convert is not null:
                WriterDepth.Check(depth);
                Write(convert(host), depth + 1);
                break;
            default:
                throw new GoEncodingException("json: unsupported type: " + (value is FunctionValue ? "func()" : value.ToString()));
        }
    }

    private void Number(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new GoEncodingException("json: unsupported value: " + GoFloat.Shortest(number));
        }

        output.Append(GoFloat.Json(number));
    }

    private void List(ListValue list, int depth)
    {
        WriterDepth.Check(depth);
        output.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                output.Append(',');
            }

            NewLine(depth);
            Write(list[i], depth);
        }

        Close(list.Count, depth, ']');
    }

    private void Dict(DictValue dict, int depth)
    {
        WriterDepth.Check(depth);
        output.Append('{');
        var keys = dict.SortedKeys();
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0)
            {
                output.Append(',');
            }

            NewLine(depth);
            GoJsonWriter.WriteString(keys[i], output, escapeHtml);
            output.Append(indent is null ? ":" : ": ");
            Write(dict[keys[i]]!, depth);
        }

        Close(keys.Length, depth, '}');
    }

    private void Close(int count, int depth, char bracket)
    {
        if (count > 0)
        {
            NewLine(depth - 1);
        }

        output.Append(bracket);
    }

    private void NewLine(int depth)
    {
        if (indent is null)
        {
            return;
        }

        output.Append('\n');
        for (var i = 0; i < depth; i++)
        {
            output.Append(indent);
        }
    }
}
