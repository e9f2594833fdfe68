using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>One value of a TOML document. <see cref="Span"/> covers exactly the text it was written as.</summary>
internal abstract class TomlValue(TextSpan span)
{
    public TextSpan Span { get; } = span;

    /// <summary>The value's type in the words of an error message, with its article.</summary>
    public abstract string Description { get; }
}

internal sealed class TomlString(TextSpan span, string value) : TomlValue(span)
{
    public string Value { get; } = value;

    public override string Description => "a string";
}

internal sealed class TomlInteger(TextSpan span, long value) : TomlValue(span)
{
    public long Value { get; } = value;

    public override string Description => "an integer";
}

internal sealed class TomlFloat(TextSpan span, double value) : TomlValue(span)
{
    public double Value { get; } = value;

    public override string Description => "a float";
}

internal sealed class TomlBoolean(TextSpan span, bool value) : TomlValue(span)
{
    public bool Value { get; } = value;

    public override string Description => "a boolean";
}

internal enum TomlDateTimeKind
{
    OffsetDateTime,
    LocalDateTime,
    LocalDate,
    LocalTime,
}

/// <summary>
/// A checked date or time. <see cref="Value"/> is its normal form: `T` between date and time, upper-case `Z`,
/// fraction as written. It stays text because nothing here computes with time.
/// </summary>
internal sealed class TomlDateTime(TextSpan span, TomlDateTimeKind kind, string value) : TomlValue(span)
{
    public TomlDateTimeKind Kind { get; } = kind;

    public string Value { get; } = value;

    public override string Description => "a date or time";
}

/// <summary>An array; <see cref="IsTableArray"/> when it was written as `[[header]]` sections, which may be appended to.</summary>
internal sealed class TomlArray(TextSpan span, List<TomlValue> items, bool isTableArray) : TomlValue(span)
{
    public List<TomlValue> Items { get; } = items;

    public bool IsTableArray { get; } = isTableArray;

    public override string Description => IsTableArray ? "an array of tables" : "an array";
}
