using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>`reflect.DeepEqual`: types must agree, so the int 1 is not the float 1.</summary>
internal static class DeepEquality
{
    public static bool Equal(Value a, Value b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (a)
        {
            case StrValue text:
                return b is StrValue otherText && text.Value == otherText.Value;
            case IntValue number:
                return b is IntValue otherNumber && number.Value == otherNumber.Value;
            case FloatValue number:
                return b is FloatValue otherFloat && number.Value == otherFloat.Value;
            case BoolValue:
                return ReferenceEquals(a, b);
            case NoneValue or UndefinedValue:
                return b.IsNullish;
            case GoInteger number:
                return b is GoInteger otherInteger && number.GoKind == otherInteger.GoKind && number.Bits == otherInteger.Bits;
            case ListValue list:
                return b is ListValue otherList && Equal(list, otherList);
            case DictValue dict:
                return b is DictValue otherDict && Equal(dict, otherDict);
            case GoStrings strings:
                return b is GoStrings otherStrings && strings.Items.AsSpan().SequenceEqual(otherStrings.Items);
            case GoBytes bytes:
                return b is GoBytes otherBytes && bytes.Items.AsSpan().SequenceEqual(otherBytes.Items);
            case GoNamed named:
                return b is GoNamed otherNamed && named.TypeName == otherNamed.TypeName && Equal(named.Underlying, otherNamed.Underlying);
            case TypedSlice slice:
                return b is TypedSlice otherSlice && slice.TypeName == otherSlice.TypeName && Equal(slice.Items, otherSlice.Items);
            case StringMap map:
                return b is StringMap otherMap && Equal(map.Entries, otherMap.Entries);
            case GoObject host:
                return b is GoObject otherHost && (ReferenceEquals(a, b) || host.GoEquals(otherHost));
            default:
                return ReferenceEquals(a, b);
        }
    }

    private static bool Equal(ListValue a, ListValue b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!Equal(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Equal(DictValue a, DictValue b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        foreach (ref readonly var entry in a.Entries)
        {
            if (!b.TryGetValue(entry.Key, out var other) || !Equal(entry.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
