using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>What `range` gives, without the list: <see cref="Count"/> numbers from <see cref="First"/> on, <see cref="Step"/> apart.</summary>
internal readonly record struct IntegerRange(long First, long Step, int Count)
{
    /// <summary>
    /// Longest list that gets its room at once. A longer one grows as it is filled, so that a limit of memory or time ends a
    /// range that is too long.
    /// </summary>
    public const int Presized = 1 << 20;

    /// <summary>The range of a call's arguments; null when one is missing or no integer. Fails as the engine does.</summary>
    public static IntegerRange? Of(BuiltinCall call)
    {
        if (call.Argument(0, "start") is not { } first)
        {
            return null;
        }

        var second = call.Argument(1, "stop");
        var start = second is null ? IntValue.Of(0) : first;
        var stop = second ?? first;
        var step = second is null ? IntValue.Of(1) : call.Argument(2, "step") ?? IntValue.Of(1);
        if (start is not IntValue from || stop is not IntValue to || step is not IntValue by)
        {
            return null;
        }

        if (by.Value == 0)
        {
            throw new BuiltinException("range() step argument must not be zero");
        }

        var distance = by.Value > 0 ? (Int128)to.Value - from.Value : (Int128)from.Value - to.Value;
        var stride = Int128.Abs(by.Value);
        var count = distance <= 0 ? 0 : (distance + stride - 1) / stride;
        return count <= Array.MaxLength
            ? new IntegerRange(from.Value, by.Value, (int)count)
            : throw new BuiltinException($"range() of {count} numbers is too long");
    }
}
