using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// Commands whose value each becomes the last argument of the next, with the variables the result goes to. As an operand
/// it is parenthesised.
/// </summary>
internal sealed class PipeNode(int position, string[] declared, int[] slots, bool assigns, CommandNode[] commands) : Operand(position)
{
    public bool Declares => declared.Length > 0;

    public int DeclaredCount => declared.Length;

    public override Value Evaluate(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Enter();
        Value? value = null;
        foreach (var command in commands)
        {
            value = command.Evaluate(x, dot, value);

            // A nil interface loses its type here: what follows sees no value at all.
            if (value is NoneValue)
            {
                value = UndefinedValue.Instance;
            }
        }

        for (var i = 0; i < declared.Length; i++)
        {
            Store(x, i, value!, false);
        }

        return value!;
    }

    /// <summary>Sets a declared or assigned variable.</summary>
    public void Store(TemplateExecution x, int index, Value value, bool isBoxed)
    {
        var slot = slots[index];
        if (slot < 0)
        {
            x.Fail("undefined variable: " + declared[index]);
        }

        x.SetVariable(slot, value, isBoxed);
    }

    public override Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final)
    {
        command.RequireNoArguments(x, final);
        return Evaluate(x, dot);
    }

    public override void WriteTo(StringBuilder text)
    {
        for (var i = 0; i < declared.Length; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(declared[i]);
        }

        if (Declares)
        {
            text.Append(assigns ? " = " : " := ");
        }

        for (var i = 0; i < commands.Length; i++)
        {
            text.Append(i > 0 ? " | " : "");
            WriteChild(commands[i], text);
        }
    }
}
