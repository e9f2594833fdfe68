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
