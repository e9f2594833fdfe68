using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`index`, `slice` and `len`.</summary>
internal static class GoIndexing
{
    public static Value Index(ReadOnlySpan<Value> arguments)
    {
        var item = arguments[0];
        if (item.IsNullish)
        {
            throw new TemplateFunctionException("index of untyped nil");
        }

        foreach (var index in arguments[1..])
        {
            item = GoTypes.Indirect(item);
            if (item.IsNullish || item is GoObject { GoKind: GoKind.Pointer or GoKind.Interface, IsNil: true })
            {
                throw new TemplateFunctionException("index of nil pointer");
            }

            item = At(item, index);
        }

        return item;
    }

    public static Value Slice(ReadOnlySpan<Value> arguments)
    {
        var item = arguments[0];
        if (item.IsNullish)
        {
            throw new TemplateFunctionException("slice of untyped nil");
        }

        var indexes = arguments[1..];
        if (indexes.Length > 3)
        {
            throw new TemplateFunctionException($"too many slice indexes: {indexes.Length}");
        }

        // A pointer to an array is sliced like the array.
        item = item is GoObject { GoKind: GoKind.Pointer, Pointee: GoObject { GoKind: GoKind.Array } array } ? array : item is GoNamed named ? named.Underlying : item;
        int length;
        int capacity;
        switch (GoTypes.KindOf(item))
        {
            case GoKind.String when indexes.Length == 3:
                throw new TemplateFunctionException("cannot 3-index slice a string");
            case GoKind.String or GoKind.Array or GoKind.Slice:
                length = Length(item);
                capacity = item is GoObject host ? host.Capacity : length;
                break;
            default:
                throw new TemplateFunctionException($"can't slice item of type {GoTypes.NameOf(item)}");
        }

        Span<int> bounds = [0, length, capacity];
        for (var i = 0; i < indexes.Length; i++)
        {
            bounds[i] = Offset(indexes[i], capacity);
        }

        for (var i = 0; i < Math.Max(1, indexes.Length - 1); i++)
        {
            if (bounds[i] > bounds[i + 1])
            {
                throw new TemplateFunctionException($"invalid slice index: {bounds[i]} > {bounds[i + 1]}");
            }
        }

        return Cut(item, bounds[0], bounds[1]);
    }

    public static int Length(Value value)
    {
        var item = GoTypes.Indirect(value);
        switch (item)
        {
            case StrValue text:
                return GoText.ByteLength(text.Value);
            case DictValue dict:
                return dict.Count;
            case ListValue list:
                return list.Count;
            case GoStrings strings:
                return strings.Items.Length;
            case GoBytes bytes:
                return bytes.Items.Length;
            case GoNamed named:
                return Length(named.Underlying);
            case UndefinedValue:
                throw new TemplateFunctionException("reflect: call of reflect.Value.Type on zero Value");
            case NoneValue or GoObject { GoKind: GoKind.Pointer or GoKind.Interface, IsNil: true }:
                throw new TemplateFunctionException("len of nil pointer");
            case GoObject { GoKind: GoKind.Map or GoKind.Slice or GoKind.Array or GoKind.Chan } host:
                return host.Count;
            default:
                throw new TemplateFunctionException("len of type " + GoTypes.NameOf(item));
        }
    }

    private static Value At(Value item, Value index)
    {
        switch (item)
        {
            case DictValue dict:
                var key = StringKey(index);
                return dict.TryGetValue(key, out var found) && found is not UndefinedValue ? found : NoneValue.Instance;
            case ListValue list:
                return list[Position(index, list.Count)];
            case StrValue text:
                var bytes = GoText.ToUtf8(text.Value);
                return new GoInteger(GoKind.Uint8, bytes[Position(index, bytes.Length, "string")]);
            case GoStrings strings:
                return new StrValue(strings.Items[Position(index, strings.Items.Length)]);
            case GoBytes raw:
                return new GoInteger(GoKind.Uint8, raw.Items[Position(index, raw.Items.Length)]);
            case GoNamed named:
                return At(named.Underlying, index);
            case GoObject { GoKind: GoKind.Map } map:
                return map.TryGetItem(MapKey(index, map.KeyTypeName), out var value) ? value : map.ZeroElement;
            case GoObject { GoKind: GoKind.Slice } slice:
                return slice.ItemAt(Position(index, slice.Count));
            case GoObject { GoKind: GoKind.Array } array:
                return array.ItemAt(Position(index, array.Count, "array"));
            default:
                throw new TemplateFunctionException("can't index item of type " + GoTypes.NameOf(item));
        }
    }

    private static string StringKey(Value index) => index switch
    {
        StrValue text => text.Value,
        NoneValue or UndefinedValue => throw new TemplateFunctionException("value is nil; should be of type string"),
        _ => throw new TemplateFunctionException($"value has type {GoTypes.NameOf(index)}; should be string"),
    };

    private static Value MapKey(Value index, string keyType)
    {
        if (index.IsNullish)
        {
            return keyType == GoTypes.Interface ? index : throw new TemplateFunctionException("value is nil; should be of type " + keyType);
        }

        var isInteger = GoTypes.KindOf(index) is >= GoKind.Int and <= GoKind.Uintptr;
        var wantsInteger = keyType.StartsWith("int", StringComparison.Ordinal) && keyType != GoTypes.Interface || keyType.StartsWith("uint", StringComparison.Ordinal);
        if (keyType == GoTypes.Interface || GoTypes.NameOf(index) == keyType || (isInteger && wantsInteger))
        {
            return index;
        }

        throw new TemplateFunctionException($"value has type {GoTypes.NameOf(index)}; should be {keyType}");
    }

    /// <summary>The place to read; the length itself passes the first check and fails like Go's reflection does.</summary>
    private static int Position(Value index, int length, string kind = "slice")
    {
        var position = Offset(index, length);
        return position < length ? position : throw new TemplateFunctionException($"reflect: {kind} index out of range");
    }

    private static int Offset(Value index, int capacity)
    {
        long position;
        switch (index)
        {
            case IntValue number:
                position = number.Value;
                break;
            case GoInteger integer:
                position = integer.Bits;
                break;
            case GoNamed { Underlying: IntValue or GoInteger } named:
                return Offset(named.Underlying, capacity);
            case NoneValue or UndefinedValue:
                throw new TemplateFunctionException("cannot index slice/array with nil");
            default:
                throw new TemplateFunctionException("cannot index slice/array with type " + GoTypes.NameOf(index));
        }

        return position >= 0 && position <= capacity ? (int)position : throw new TemplateFunctionException("index out of range: " + position.ToString(CultureInfo.InvariantCulture));
    }

    private static Value Cut(Value item, int from, int to)
    {
        switch (item)
        {
            case StrValue text:
                return new StrValue(GoText.FromUtf8(GoText.ToUtf8(text.Value).AsSpan(from, to - from)));
            case ListValue list:
                return new ListValue(list.Items[from..to]);
            case GoStrings strings:
                return new GoStrings(strings.Items[from..to]);
            case GoBytes bytes:
                return new GoBytes(bytes.Items[from..to]);
            default:
                return ((GoObject)item).Cut(from, to);
        }
    }
}
