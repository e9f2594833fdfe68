using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>An integer of another Go type than `int`; unsigned ones keep their 64 bits in <see cref="Bits"/>.</summary>
public sealed class GoInteger(GoKind goKind, long bits) : HostValue
{
    public GoKind GoKind { get; } = goKind;

    public long Bits { get; } = bits;

    public bool IsUnsigned => GoKind >= GoKind.Uint;

    public static GoInteger Int64(long value) => new(GoKind.Int64, value);
}
