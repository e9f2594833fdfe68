namespace Kcl.Net.Import;

/// <summary>How schemas are read.</summary>
public sealed record ImportOptions
{
    /// <summary>An object that says nothing of further properties may have them, as JSON Schema has it.</summary>
    public bool OpenByDefault { get; init; } = true;

    /// <summary>Write the defaults a schema gives. They are annotations: a document does not change by them, an instance does.</summary>
    public bool WithDefaults { get; init; } = true;

    /// <summary>Of the defaults only texts, numbers and truth values.</summary>
    public bool OnlyScalarDefaults { get; init; }

    /// <summary>An attribute that is required and has a default gets it when it is not given.</summary>
    public bool WithDefaultsOfRequired { get; init; }

    /// <summary>Names that no schema may have.</summary>
    public IReadOnlyList<string> ReservedNames { get; init; } = [];
}
