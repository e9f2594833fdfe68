namespace Kcl.Net.Helm;

/// <summary>Loading or rendering a chart failed. The message is Helm's, without the leading `Error: `.</summary>
public sealed class HelmException : Exception
{
    public HelmException(string message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>The template file the failure is in; null when it is in none.</summary>
    public string? File { get; init; }

    /// <summary>1-based line in <see cref="File"/>; 0 when unknown.</summary>
    public int Line { get; init; }

    /// <summary>0-based byte column in <see cref="File"/>, as Go counts it.</summary>
    public int Column { get; init; }

    /// <summary>What failed in few words: the innermost cause, or what the chart's author says; empty when the message is all there is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where in templates, the innermost place first; a place after it includes the one before.</summary>
    public IReadOnlyList<TemplatePlace> Places { get; init; } = [];

    /// <summary>The value the failed template asked for and did not find.</summary>
    public MissingValue? Missing { get; init; }

    /// <summary>What does not fit `values.schema.json`.</summary>
    public IReadOnlyList<ValueProblem> Problems { get; init; } = [];

    /// <summary>The failure came up while rendering, after values and dependencies were settled.</summary>
    public bool IsRendering { get; init; }

    /// <summary>What `helm template --debug` prints before the failure; null when nothing was asked or rendered.</summary>
    public string? Output { get; init; }
}
