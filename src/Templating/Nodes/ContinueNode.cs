using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`continue`.</summary>
internal sealed class ContinueNode(int position) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot) => Completion.Continue;

    public override void WriteTo(StringBuilder text) => text.Append("{{continue}}");
}
