using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>`[T]`; the empty list literal has items of any type.</summary>
public sealed class ListType(KclType item) : KclType(TypeFlags.List)
{
    public KclType Item { get; } = item;

    internal override void Print(StringBuilder text, bool full)
    {
        text.Append('[');
        Item.Print(text, full);
        text.Append(']');
    }
}

/// <summary>What is known of one key of a dict.</summary>
internal readonly record struct DictAttribute(KclType Type, Place Place);

/// <summary>`{K:V}`, with the keys that are known by name.</summary>
public sealed class DictType : KclType
{
    private static readonly NamedList<DictAttribute> NoAttributes = new(0);

    internal DictType(KclType key, KclType value, NamedList<DictAttribute>? attributes = null) : base(TypeFlags.Dict)
    {
        Key = key;
        Value = value;
        Attributes = attributes ?? NoAttributes;
    }

    public KclType Key { get; }

    public KclType Value { get; }

    /// <summary>In order of first appearance; never changed once the type is made.</summary>
    internal NamedList<DictAttribute> Attributes { get; }

    internal override void Print(StringBuilder text, bool full)
    {
        text.Append('{');
        Key.Print(text, full);
        text.Append(':');
        Value.Print(text, full);
        text.Append('}');
    }
}

/// <summary>`1Ki` as a type, or any number with unit (`units.NumberMultiplier`) when there is no suffix.</summary>
public sealed class NumberMultiplierType : KclType
{
    private NumberMultiplierType(long raw, string? suffix) : base(TypeFlags.NumberMultiplier) => (Raw, Suffix) = (raw, suffix);

    public static NumberMultiplierType General { get; } = new(0, null);

    public long Raw { get; }

    public string? Suffix { get; }

    internal bool IsExact => Suffix is not null;

    public static NumberMultiplierType Exact(long raw, string suffix) => new(raw, suffix);

    internal override void Print(StringBuilder text, bool full)
    {
        text.Append("number_multiplier");
        if (IsExact)
        {
            text.Append('(').Append(Raw).Append(Suffix).Append(')');
        }
    }
}

public enum ModuleKind
{
    User,
    System,
    Plugin,
}

/// <summary>What an import name stands for.</summary>
public sealed class ModuleType(string path, ModuleKind kind) : KclType(TypeFlags.Module)
{
    public string Path { get; } = path;

    public ModuleKind Kind { get; } = kind;

    internal override void Print(StringBuilder text, bool full) => text.Append("module '").Append(Path).Append('\'');
}

/// <summary>A place in a file; without a file it is nowhere and is not shown.</summary>
internal readonly record struct Place(SourceFile? File, TextSpan Span)
{
    public Origin ToOrigin() => new(File ?? Nowhere, Span);

    private static SourceFile Nowhere { get; } = new("", "");
}
