namespace Kcl.Net.Builtins.Patterns;

/// <summary>A parsed pattern. Letters carry whether they ignore case, because a flag can hold for a part of the pattern only.</summary>
internal abstract record PatternNode
{
    /// <summary>The number of characters every match has; null when matches differ in length (not allowed behind the position).</summary>
    public abstract int? Length { get; }
}

internal sealed record EmptyNode : PatternNode
{
    public override int? Length => 0;
}

/// <summary>One character given by its code point.</summary>
internal sealed record LiteralNode(int CodePoint, bool IgnoreCase) : PatternNode
{
    public override int? Length => 1;
}

/// <summary>One character of a set.</summary>
internal sealed record SetNode(CharacterSet Set, bool IgnoreCase) : PatternNode
{
    public override int? Length => 1;
}

internal enum Anchor
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NotWordBoundary,
}

internal sealed record AnchorNode(Anchor Anchor) : PatternNode
{
    public override int? Length => 0;
}

internal sealed record SequenceNode(IReadOnlyList<PatternNode> Items) : PatternNode
{
    public override int? Length { get; } = Sum(Items);

    private static int? Sum(IReadOnlyList<PatternNode> items)
    {
        long sum = 0;
        foreach (var item in items)
        {
            if (item.Length is not { } length)
            {
                return null;
            }

            sum += length;
        }

        return sum <= int.MaxValue ? (int)sum : null;
    }
}

internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Options) : PatternNode
{
    public override int? Length { get; } = Common(Options);

    private static int? Common(IReadOnlyList<PatternNode> options)
    {
        foreach (var option in options)
        {
            if (option.Length is null || option.Length != options[0].Length)
            {
                return null;
            }
        }

        return options[0].Length;
    }
}

/// <summary>`x{min,max}`; <see cref="Max"/> is null without an upper bound. A possessive repetition never gives back.</summary>
internal sealed record RepeatNode(PatternNode Item, int Min, int? Max, bool Greedy, bool Possessive) : PatternNode
{
    public override int? Length { get; } =
        Min == Max && Item.Length is { } length && (long)length * Min <= int.MaxValue ? length * Min : null;
}

internal sealed record CaptureNode(PatternNode Item) : PatternNode
{
    public override int? Length { get; } = Item.Length;
}

internal sealed record AtomicNode(PatternNode Item) : PatternNode
{
    public override int? Length { get; } = Item.Length;
}

internal sealed record LookNode(PatternNode Item, bool Behind, bool Negative) : PatternNode
{
    public override int? Length => 0;
}

internal sealed record BackReferenceNode(int Group, bool IgnoreCase) : PatternNode
{
    public override int? Length => null;
}
