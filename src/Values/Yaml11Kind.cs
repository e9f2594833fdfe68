namespace Kcl.Net.Values;

/// <summary>What a plain scalar is under YAML 1.1 as Go's yaml.v2 reads it.</summary>
public enum Yaml11Kind : byte
{
    Str,
    Null,
    Bool,
    Int,
    Float,

    /// <summary>A date or time; its value is kept as text.</summary>
    Timestamp,
}
