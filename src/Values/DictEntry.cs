using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>
/// One entry of a <see cref="DictValue"/>: the value, the operator and list index it was written with (they matter when
/// the dict is merged into something else later) and where it was written.
/// </summary>
public struct DictEntry
{
    /// <summary>No `k[i]` index.</summary>
    public const int NoIndex = int.MinValue;

    public string Key;
    public Value Value;
    public Origin? Origin;

    /// <summary>The value is a dict that merging into this very dict made and that nobody else has seen: it may be filled further.</summary>
    internal bool IsOwned;

    public int Index;
    public MergeOperator Operator;

    public readonly bool HasIndex => Index != NoIndex;
}
