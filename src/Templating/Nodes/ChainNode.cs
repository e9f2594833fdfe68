using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`(pipeline).A` or `function.A`.</summary>
internal sealed class ChainNode(int position, Operand receiver, string[] fields) : Operand(position)
{
    public override Value Evaluate(TemplateExecution x, Value dot) =>
        x.Chain(dot, Receiver(x, dot), false, this, fields, [], null);

    public override Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final) =>
        x.Chain(dot, Receiver(x, dot), false, this, fields, command.Arguments.AsSpan(1), final);

    public override void WriteTo(StringBuilder text)
    {
        var parenthesized = receiver is PipeNode;
        text.Append(parenthesized ? "(" : "");
        WriteChild(receiver, text);
        text.Append(parenthesized ? ")" : "");
        foreach (var field in fields)
        {
            text.Append('.').Append(field);
        }
    }

    private Value Receiver(TemplateExecution x, Value dot)
    {
        x.At = this;
        var value = receiver.Evaluate(x, dot);
        return value;
    }
}
