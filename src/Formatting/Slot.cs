using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>A place of the printed program where comments may stand.</summary>
internal readonly record struct Slot(SyntaxNode Node, SlotKind Kind);

internal enum SlotKind
{
    /// <summary>Before the node.</summary>
    Before,

    /// <summary>On the last line of the node, behind it.</summary>
    After,

    /// <summary>Behind the bracket that opens the node, or the colon that ends its header.</summary>
    Open,

    /// <summary>Behind the bracket that opens arguments, parameters or mixins.</summary>
    ListOpen,

    /// <summary>Behind the bracket that closes mixins.</summary>
    ListAfter,

    /// <summary>Behind `else:`.</summary>
    ElseOpen,

    /// <summary>Behind `check:`.</summary>
    CheckOpen,

    /// <summary>Between decorators and what they decorate.</summary>
    Header,

    /// <summary>Inside, after the last part: before a closing bracket, or at the end of an indented block.</summary>
    End,

    /// <summary>At the end of the first branch of an `if`.</summary>
    ThenEnd,

    /// <summary>Before `else:`.</summary>
    Else,

    /// <summary>At the end of the `else` branch.</summary>
    ElseEnd,

    /// <summary>Before `mixin [`.</summary>
    Mixins,

    /// <summary>Before `check:`.</summary>
    Check,

    /// <summary>At the end of the check block.</summary>
    CheckEnd,

    /// <summary>Before the bracket that closes arguments, parameters or mixins.</summary>
    ListEnd,
}
