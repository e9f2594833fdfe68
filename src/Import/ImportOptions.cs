namespace Kcl.Net.Import;

/// <summary>How schemas are read.</summary>
public sealed record ImportOptions
{
    /// <summary>An object that says nothing of further properties may have them, as JSON Schema has it.</summary>
    public bool OpenByDefault { get; init; } = true;

    /// <summary>Write the defaults a schema gives. They are annotations: a document does not change by them, an instance does.</summary>
    public bool WithDefaults { get; init; } = true;
}
