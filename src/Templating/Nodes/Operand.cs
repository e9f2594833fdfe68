using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A term of a command. Null as <c>final</c> means that no value comes down the pipeline.</summary>
internal abstract class Operand(int position) : Node(position)
{
    /// <summary>The value by itself, without arguments. Never sets what a parameter expects.</summary>
    public abstract Value Evaluate(TemplateExecution x, Value dot);

    /// <summary>The value as the first word of a command.</summary>
    public virtual Value EvaluateCommand(TemplateExecution x, Value dot, CommandNode command, Value? final)
    {
        x.At = this;
        command.RequireNoArguments(x, final);
        return Evaluate(x, dot);
    }

    /// <summary>The value as an argument for a parameter.</summary>
    public virtual Value EvaluateArgument(TemplateExecution x, Value dot, GoParameter parameter)
    {
        x.At = this;
        return x.Validate(Evaluate(x, dot), parameter);
    }
}
