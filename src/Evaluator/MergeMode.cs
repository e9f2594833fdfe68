namespace Kcl.Net.Evaluator;

/// <summary>Why two values are merged; decides about conflicts and about building schema instances again.</summary>
internal enum MergeMode
{
    /// <summary>Entries of one config literal: different values conflict; instances stay as they are.</summary>
    Literal,

    /// <summary>The user's config onto the default of an index signature: nothing conflicts; instances stay as they are.</summary>
    Signature,

    /// <summary>The user's config onto an attribute: nothing conflicts; instances are built again.</summary>
    Attribute,

    /// <summary>The `|` operator and unification: different values conflict; instances are built again.</summary>
    Operator,
}
