using Kcl.Net.Diagnostics;

namespace Kcl.Net.Templating;

/// <summary>One execution of a template: its budget and whatever the host attached (a chart's engine state).</summary>
public sealed class TemplateRun(WorkBudget budget, object? host = null)
{
    public WorkBudget Budget { get; } = budget;

    /// <summary>State of the host that renders, e.g. Helm's engine; functions cast it.</summary>
    public object? Host { get; } = host;
}
