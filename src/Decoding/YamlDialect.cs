namespace Kcl.Net.Decoding;

/// <summary>Which rules turn plain YAML scalars into values.</summary>
public enum YamlDialect : byte
{
    /// <summary>YAML 1.2 core schema: only true/false are booleans, `&lt;&lt;` is an ordinary key, keys are their text.</summary>
    Core12,

    /// <summary>YAML 1.1 as Go's yaml.v2 reads it on the way to JSON: yes/no booleans, octal, merge keys.</summary>
    Go11,
}
