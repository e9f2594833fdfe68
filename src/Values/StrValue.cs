namespace Kcl.Net.Values;

public sealed class StrValue(string value) : Value
{
    public static readonly StrValue Empty = new("");

    public string Value { get; } = value;

    public override ValueKind Kind => ValueKind.Str;

    public override string ToString() => Value;
}
