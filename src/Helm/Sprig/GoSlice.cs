using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Any Go slice seen as a row of values, whatever its element type.</summary>
internal readonly struct GoSlice
{
    private readonly Value _source;

    private GoSlice(Value source, int count)
    {
        _source = source;
        Count = count;
    }

    public int Count { get; }

    public Value this[int index] => _source switch
    {
        ListValue list => list[index],
        GoStrings strings => new StrValue(strings.Items[index]),
        GoBytes bytes => new GoInteger(GoKind.Uint8, bytes.Items[index]),
        GoObject host => host.ItemAt(index),
        _ => throw new InvalidOperationException("not a slice"),
    };

    public static bool TryFrom(Value value, out GoSlice slice)
    {
        if (value is GoNamed named)
        {
            return TryFrom(named.Underlying, out slice);
        }

        var count = value switch
        {
            ListValue list => list.Count,
            GoStrings strings => strings.Items.Length,
            GoBytes bytes => bytes.Items.Length,
            GoObject { GoKind: GoKind.Slice or GoKind.Array } host => host.Count,
            _ => -1,
        };
        slice = new GoSlice(value, count);
        return count >= 0;
    }

    /// <summary>The slice of a list function's argument. The error text takes the kind in place of `%s`.</summary>
    public static GoSlice Require(Value value, string error)
    {
        if (value.IsNullish)
        {
            throw GoArguments.NilDereference();
        }

        return TryFrom(value, out var slice) ? slice : throw GoArguments.Failure(error + GoFormat.KindName(value));
    }

    public ListValue ToList(int extra = 0)
    {
        var list = new ListValue(Count + extra);
        for (var i = 0; i < Count; i++)
        {
            list.Add(this[i]);
        }

        return list;
    }
}
