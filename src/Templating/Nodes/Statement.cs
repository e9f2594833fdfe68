using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A node that produces output.</summary>
internal abstract class Statement(int position) : Node(position)
{
    /// <summary>Nothing but white space.</summary>
    public virtual bool IsBlank => false;

    public abstract Completion Execute(TemplateExecution x, Value dot);
}
