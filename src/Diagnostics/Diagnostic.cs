namespace Kcl.Net.Diagnostics;

/// <summary>
/// One failure or warning as data. <see cref="Labels"/> come first to last as they are printed; the first is the
/// primary place. <see cref="Code"/> is stable (`E1001`, `E_PATH_ESCAPE`); <see cref="Kind"/> is the engine's word
/// for the family (`TypeError`) and empty for package errors.
/// </summary>
public sealed record Diagnostic(string Code, string Kind, string Message)
{
    public Severity Severity { get; init; } = Severity.Error;

    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>Further sentences: what was expected, values, how it came about.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the failure came about, in the order it is read; shown after everything the engine would say.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What to do: the nearest right name, the edit, the command to run.</summary>
    public string? Help { get; init; }

    /// <summary>The file or directory the failure is about when there is no source position in it.</summary>
    public string? Path { get; init; }

    /// <summary>The field of a manifest or input the failure is about, dotted.</summary>
    public string? Field { get; init; }

    /// <summary>Said again, as the engine does in a later phase; whoever lists each failure once leaves it out.</summary>
    public bool IsEcho { get; init; }

    public Origin? Primary => Labels.Count > 0 ? Labels[0].Origin : null;

    public static Diagnostic At(string code, string kind, Origin origin, string message, bool hasColumn = true) =>
        new(code, kind, message) { Labels = [new Label(origin, message, hasColumn)] };
}
