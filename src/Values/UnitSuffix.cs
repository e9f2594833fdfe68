namespace Kcl.Net.Values;

/// <summary>What the suffix of a number multiplies it by.</summary>
public static class UnitSuffix
{
    /// <summary>The multiplier of `n` … `Pi`; null for other text.</summary>
    public static double? Multiplier(string suffix) => suffix switch
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
        _ => null,
    };
}
