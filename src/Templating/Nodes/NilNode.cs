using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>The untyped `nil`: an argument only.</summary>
internal sealed class NilNode(int position) : Operand(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Fail("nil is not a command");
        return null;
    }

    public override Value EvaluateArgument(TemplateExecution x, Value dot, GoParameter parameter)
    {
        x.At = this;
        if (GoTypes.NilOf(parameter) is { } nil)
        {
            return nil;
        }

        x.Fail("cannot assign nil to " + GoTypes.NameOf(parameter));
        return null;
    }

    public override void WriteTo(StringBuilder text) => text.Append("nil");
}
