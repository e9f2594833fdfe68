using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// What a run knows of one lazily computed name: its final value, the value after each setter so far, and the setter
/// being evaluated. A read inside setter k sees the value after setter k-1.
/// </summary>
internal struct SlotState
{
    public static readonly SlotState Fresh = new() { InProgress = int.MaxValue };

    public Value? Final;
    public Value?[]? Chain;
    public int InProgress;
}

/// <summary>Which branch of an `if` statement a run took.</summary>
internal enum BranchState : byte
{
    Unknown,
    Evaluating,
    Then,
    Else,
}
