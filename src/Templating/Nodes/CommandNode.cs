using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>One stage of a pipeline: what is called or taken, then its arguments.</summary>
internal sealed class CommandNode(int position, Operand[] arguments) : Node(position)
{
    /// <summary>The first is the function, method, field or plain value.</summary>
    public Operand[] Arguments { get; } = arguments;

    public Value Evaluate(TemplateExecution x, Value dot, Value? final) => Arguments[0].EvaluateCommand(x, dot, this, final);

    public void RequireNoArguments(TemplateExecution x, Value? final)
    {
        if (Arguments.Length > 1 || final is not null)
        {
            x.Fail("can't give argument to non-function " + Describe(Arguments[0]));
        }
    }

    public override void WriteTo(StringBuilder text)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            text.Append(i > 0 ? " " : "");
            var parenthesized = Arguments[i] is PipeNode;
            text.Append(parenthesized ? "(" : "");
            WriteChild(Arguments[i], text);
            text.Append(parenthesized ? ")" : "");
        }
    }

    private static string Describe(Operand operand) => operand.ToString();
}
