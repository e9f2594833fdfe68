using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`.`.</summary>
internal sealed class DotNode(int position) : Operand(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return dot;
    }

    public override void WriteTo(StringBuilder text) => text.Append('.');
}
