using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`break`.</summary>
internal sealed class BreakNode(int position) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot) => Completion.Break;

    public override void WriteTo(StringBuilder text) => text.Append("{{break}}");
}
