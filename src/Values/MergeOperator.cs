namespace Kcl.Net.Values;

/// <summary>How a config entry meets an earlier value of the same key.</summary>
public enum MergeOperator : byte
{
    /// <summary>`:` merges configs and lists, conflicts on different scalars.</summary>
    Union,

    /// <summary>`=` replaces.</summary>
    Override,

    /// <summary>`+=` appends to a list.</summary>
    Insert,
}
