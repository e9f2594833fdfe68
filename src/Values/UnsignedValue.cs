using System.Globalization;

namespace Kcl.Net.Values;

/// <summary>An integer of 64 bits without sign that is too large for <see cref="IntValue"/>, as Go reads it. Only Go's writers know it.</summary>
public sealed class UnsignedValue(ulong value) : HostValue
{
    public ulong Value { get; } = value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
