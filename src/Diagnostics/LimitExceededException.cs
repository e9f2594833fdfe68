namespace Kcl.Net.Diagnostics;

/// <summary>Which bound of a run was reached.</summary>
public enum LimitKind
{
    Depth,
    Steps,
    Time,
    Memory,
    Output,
}

/// <summary>A bound on work was reached; hosts turn it into a diagnostic and an exit code (6 for time).</summary>
public sealed class LimitExceededException(LimitKind kind, string message) : Exception(message)
{
    public LimitKind Kind { get; } = kind;

    /// <summary>What was being evaluated; null outside of a program's run.</summary>
    public Origin? Place { get; init; }

    /// <summary>The limit as a diagnostic like any other, with the code of the surroundings.</summary>
    public Diagnostic ToDiagnostic(string code, string message) => new(code, "", message)
    {
        Labels = Place is { } place ? [new Label(place, message, HasColumn: false)] : [],
    };
}
