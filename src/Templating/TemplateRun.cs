using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Templating;

/// <summary>
/// One execution of templates: its budget, whatever the host attached (a chart's engine state), and which set and template
/// execute now. Belongs to one thread.
/// </summary>
public sealed class TemplateRun(WorkBudget budget, object? host = null)
{
    private const int MaxKeptBuffer = 64 << 10;
    private const int MaxKeptBuffers = 16;

    /// <summary>Buffers of finished executions, for the next ones.</summary>
    private readonly Stack<StringBuilder> _buffers = [];

    public WorkBudget Budget { get; } = budget;

    /// <summary>State of the host that renders, e.g. Helm's engine; functions cast it.</summary>
    public object? Host { get; } = host;

    /// <summary>The set whose template executes now, for `include` and `tpl`: inside `tpl` it is the extended set.</summary>
    public TemplateSet? Templates { get; internal set; }

    /// <summary>How many templates execute inside each other, nested executions from functions included.</summary>
    public int Depth { get; internal set; }

    internal StringBuilder Rent() => _buffers.TryPop(out var buffer) ? buffer : new StringBuilder();

    internal void Return(StringBuilder buffer)
    {
        if (buffer.Capacity <= MaxKeptBuffer && _buffers.Count < MaxKeptBuffers)
        {
            _buffers.Push(buffer.Clear());
        }
    }
}
