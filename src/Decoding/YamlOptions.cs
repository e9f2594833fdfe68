namespace Kcl.Net.Decoding;

/// <summary>How a YAML text is read, and how much of it: the bounds hold for every input, however it was made.</summary>
public sealed record YamlOptions
{
    /// <summary>Inputs and settings: YAML 1.2 core schema.</summary>
    public static readonly YamlOptions Core12 = new();

    /// <summary>KCL's `yaml.decode`: as <see cref="Core12"/>, infinities and NaN become None.</summary>
    public static readonly YamlOptions KclDecode = new() { NonFiniteAsNone = true };

    /// <summary>Values files, charts and `fromYaml`: YAML 1.1, and every number is a float because it went through JSON.</summary>
    public static readonly YamlOptions Helm = new() { Dialect = YamlDialect.Go11, NumbersAsFloat = true };

    /// <summary>As <see cref="Helm"/>, with integers kept.</summary>
    public static readonly YamlOptions HelmIntegers = new() { Dialect = YamlDialect.Go11 };

    public YamlDialect Dialect { get; init; }

    /// <summary>Integers become <see cref="Values.FloatValue"/>.</summary>
    public bool NumbersAsFloat { get; init; }

    /// <summary>`.inf` and `.nan` become None.</summary>
    public bool NonFiniteAsNone { get; init; }

    /// <summary>Deepest nesting of lists and mappings.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>How many nodes aliases may add to those that are written out.</summary>
    public long MaxAliasedNodes { get; init; } = 1_000_000;

    /// <summary>Longest text in characters.</summary>
    public int MaxCharacters { get; init; } = 64 << 20;
}
