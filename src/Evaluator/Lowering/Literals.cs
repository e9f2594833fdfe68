using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

/// <summary>Values of literals.</summary>
internal static class Literals
{
    /// <summary>`1Ki` is 1024 with its raw number and suffix kept.</summary>
    public static UnitValue Unit(long raw, string suffix) => new(raw * (UnitSuffix.Multiplier(suffix) ?? 1), raw, suffix);
}
