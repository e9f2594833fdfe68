namespace Kcl.Net.Diagnostics;

/// <summary>
/// Something a person needs to know about a failure beyond its message: one sentence, and the place it speaks of. When
/// <see cref="Values"/> is set, the place is an expression and they are what its parts were.
/// </summary>
public sealed record Fact(string Text, Origin? Place = null)
{
    public IReadOnlyList<PartValue> Values { get; init; } = [];
}

/// <summary>The value of a part of an expression: an offset in the fact's file, below which the value is shown, and its short text.</summary>
public readonly record struct PartValue(int Offset, string Text);
