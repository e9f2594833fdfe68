using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A function call; the function was found when the template was parsed.</summary>
internal sealed class IdentifierNode(int position, string name, TemplateFunction function, BuiltinForm form) : Operand(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return x.Call(dot, function, form, this, name, [], null);
    }

    public override Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final)
    {
        x.At = this;
        return x.Call(dot, function, form, command, name, command.Arguments.AsSpan(1), final);
    }

    public override void WriteTo(StringBuilder text) => text.Append(name);
}
