using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

/// <summary>Values of literals.</summary>
internal static class Literals
{
    /// <summary>`1Ki` is 1024 with its raw number and suffix kept.</summary>
    public static UnitValue Unit(long raw, string suffix) => new(raw * Factor(suffix), raw, suffix);

    private static double Factor(string suffix) => suffix switch
    {
        "n" => 1e-9,
        "u" => 1e-6,
        "m" => 1e-3,
        "k" or "K" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "Ki" => 1024.0,
        "Mi" => 1048576.0,
        "Gi" => 1073741824.0,
        "Ti" => 1099511627776.0,
        "Pi" => 1125899906842624.0,
        _ => 1,
    };
}
