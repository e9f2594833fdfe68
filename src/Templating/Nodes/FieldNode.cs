using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`.A.B`: fields, keys or methods of dot.</summary>
internal sealed class FieldNode(int position, string[] names) : Operand(position)
{
    public string[] Names { get; } = names;

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        return x.Chain(dot, dot, x.DotIsBoxed, this, Names, [], null);
    }

    public override Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final)
    {
        x.At = this;
        return x.Chain(dot, dot, x.DotIsBoxed, this, Names, command.Arguments.AsSpan(1), final);
    }

    public override void WriteTo(StringBuilder text)
    {
        foreach (var name in Names)
        {
            text.Append('.').Append(name);
        }
    }
}
