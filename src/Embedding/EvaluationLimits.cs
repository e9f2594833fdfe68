namespace Kcl.Net.Embedding;

/// <summary>What one evaluation may use. Reaching a limit ends it with a diagnostic that says which one, and where.</summary>
public sealed record EvaluationLimits
{
    /// <summary>The code of such a diagnostic; nesting too deep has the language's own code for failures, `E3M38`.</summary>
    public const string Code = "E_LIMIT";

    public static readonly EvaluationLimits Default = new();

    /// <summary>Nested calls, instances and lazily read names.</summary>
    public int Depth { get; init; } = 4_000;

    /// <summary>Units of work: a call, a turn of a loop, an item of a list that is built or compared.</summary>
    public long Steps { get; init; } = 1_000_000_000;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes the evaluation may allocate while the process's managed heap has grown by as much since it began.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Longest text, in characters, that the program builds or its result is written as.</summary>
    public long OutputCharacters { get; init; } = 64L << 20;
}
