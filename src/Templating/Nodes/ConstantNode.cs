using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>A constant: a parameter accepts it by how it is written, not by its value's type.</summary>
internal abstract class ConstantNode(int position) : Operand(position)
{
    public sealed override Value EvaluateArgument(TemplateExecution x, Value dot, GoParameter parameter)
    {
        x.At = this;
        if (parameter is GoParameter.Any or GoParameter.Reflect)
        {
            return Evaluate(x, dot);
        }

        if (As(parameter) is { } value)
        {
            return value;
        }

        var text = ToString();
        x.Fail(parameter switch
        {
            GoParameter.String => "expected string; found " + text,
            GoParameter.Int or GoParameter.Int64 => "expected integer; found " + text,
            GoParameter.Uint32 => "expected unsigned integer; found " + text,
            GoParameter.Float64 => "expected float; found " + text,
            GoParameter.Bool => "expected bool; found " + text,
            _ => $"can't handle {text} for arg of type {GoTypes.NameOf(parameter)}",
        });
        return null;
    }

    /// <summary>The constant under a parameter's type; null when it has no such form.</summary>
    protected abstract Value? As(GoParameter parameter);
}
