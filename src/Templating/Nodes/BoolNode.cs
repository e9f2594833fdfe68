using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`true` or `false`.</summary>
internal sealed class BoolNode(int position, bool value) : ConstantNode(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return BoolValue.Of(value);
    }

    protected override Value? As(GoParameter parameter) => parameter == GoParameter.Bool ? BoolValue.Of(value) : null;

    public override void WriteTo(StringBuilder text) => text.Append(value ? "true" : "false");
}
