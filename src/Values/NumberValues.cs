using System.Globalization;

namespace Kcl.Net.Values;

/// <summary>A 64-bit signed integer. Small ones are shared.</summary>
public sealed class IntValue : Value
{
    private const int CacheFrom = -128;
    private const int CacheTo = 1024;
    private static readonly IntValue?[] Cache = new IntValue?[CacheTo - CacheFrom];

    private IntValue(long value) => Value = value;

    public long Value { get; }

    public override ValueKind Kind => ValueKind.Int;

    public static IntValue Of(long value)
    {
        return (ulong)(value - CacheFrom) < CacheTo - CacheFrom ? Cached(value) : new IntValue(value);
    }

    private static IntValue Cached(long value)
    {
        ref var cached = ref Cache[value - CacheFrom];
        return cached ??= new IntValue(value);
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

public sealed class FloatValue(double value) : Value
{
    public double Value { get; } = value;

    public override ValueKind Kind => ValueKind.Float;

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A number written with a unit suffix: `1Ki` is value 1024, raw 1, suffix `Ki`.</summary>
public sealed class UnitValue(double value, long raw, string suffix) : Value
{
    public double Value { get; } = value;

    public long Raw { get; } = raw;

    /// <summary>The value without rounding; fractions of one count as 1.</summary>
    public Int128 Exact => (Int128)Raw * (UnitSuffix.Multiplier(Suffix) is { } m and >= 1 ? (long)m : 1);

    public string Suffix { get; } = suffix;

    public override ValueKind Kind => ValueKind.Unit;

    public override string ToString() => Raw.ToString(CultureInfo.InvariantCulture) + Suffix;
}
