using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`$x` or `$x.A.B`.</summary>
internal sealed class VariableNode(int position, string name, int slot, string[] fields) : Operand(position)
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public string[] Fields { get; } = fields;

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        var value = x.GetVariable(Slot, Name, out var isBoxed);
        return Fields.Length == 0 ? value : x.Chain(dot, value, isBoxed, this, Fields, [], null);
    }

    public override Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final)
    {
        x.At = this;
        var value = x.GetVariable(Slot, Name, out var isBoxed);
        if (Fields.Length == 0)
        {
            command.RequireNoArguments(x, final);
            return value;
        }

        return x.Chain(dot, value, isBoxed, this, Fields, command.Arguments.AsSpan(1), final);
    }

    public override void WriteTo(StringBuilder text)
    {
        text.Append(Name);
        foreach (var field in Fields)
        {
            text.Append('.').Append(field);
        }
    }
}
