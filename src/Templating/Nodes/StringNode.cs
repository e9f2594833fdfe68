using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A string; it prints as it was written.</summary>
internal sealed class StringNode(int position, string quoted, string text) : ConstantNode(position)
{
    private readonly StrValue _value = new(text);

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return _value;
    }

    protected override Value? As(GoParameter parameter) => parameter == GoParameter.String ? _value : null;

    public override void WriteTo(StringBuilder builder) => builder.Append(quoted);
}
